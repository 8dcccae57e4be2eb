"""Keeps a copy of the whole model; patience counts down."""

import copy

import torch


def one_epoch(model, loader, loss_fn, optimizer, device):
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
def accuracy_of(model, loader, device):
    model.eval()
    hits = torch.cat([model(x.to(device)).argmax(dim=1) == y.to(device) for x, y in loader])
    return hits.double().mean().item()


def fit(model, train, valid, loss_fn, optimizer, epochs, patience, device):
    loss_history, accuracy_history = [], []
    best_model, best, best_epoch, left = copy.deepcopy(model), float("-inf"), 0, patience
    for epoch in range(epochs):
        loss_history.append(one_epoch(model, train, loss_fn, optimizer, device))
        accuracy_history.append(accuracy_of(model, valid, device))
        left -= 1
        if accuracy_history[-1] > best:
            best_model, best, best_epoch, left = copy.deepcopy(model), accuracy_history[-1], epoch, patience
        if left == 0:
            break
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            tensor.copy_(best_model.state_dict()[name])
    model.train()
    return {"best_epoch": best_epoch, "train_loss": tuple(loss_history), "valid_accuracy": tuple(accuracy_history)}
