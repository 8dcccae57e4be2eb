"""Counts the epochs that brought nothing."""

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
    history = {"train_loss": [], "valid_accuracy": [], "best_epoch": 0}
    best, weights, waited = -1.0, None, 0
    for epoch in range(epochs):
        history["train_loss"].append(one_epoch(model, train, loss_fn, optimizer, device))
        accuracy = accuracy_of(model, valid, device)
        history["valid_accuracy"].append(accuracy)
        if accuracy > best:
            best, waited = accuracy, 0
            weights = copy.deepcopy(model.state_dict())
            history["best_epoch"] = epoch
        else:
            waited += 1
            if waited >= patience:
                break
    model.load_state_dict(weights)
    return history
