"""Takes its parts as defaults."""

import copy

import torch


def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        loss = loss_fn(model(x.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count


@torch.no_grad()
def evaluate(model, loader, device):
    model.eval()
    hits = torch.cat([model(x.to(device)).argmax(dim=1) == y.to(device) for x, y in loader])
    return hits.double().mean().item()


def fit(
    model,
    train,
    valid,
    loss_fn,
    optimizer,
    epochs,
    patience,
    device,
    train_one_epoch=train_one_epoch,
    evaluate=evaluate,
):
    history = {"train_loss": [], "valid_accuracy": []}
    best = (-1, None, None)
    for epoch in range(epochs):
        history["train_loss"].append(train_one_epoch(model, train, loss_fn, optimizer, device))
        history["valid_accuracy"].append(evaluate(model, valid, device))
        if history["valid_accuracy"][-1] > best[0]:
            best = (history["valid_accuracy"][-1], epoch, copy.deepcopy(model.state_dict()))
        elif epoch - best[1] == patience:
            break
    history["best_epoch"] = best[1]
    model.load_state_dict(best[2])
    return history
