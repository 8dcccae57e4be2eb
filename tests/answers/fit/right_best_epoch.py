"""Compares the epoch with the best one; clones."""

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
    losses, accuracies, best_epoch, kept = [], [], None, {}
    for epoch in range(epochs):
        losses.append(one_epoch(model, train, loss_fn, optimizer, device))
        accuracies.append(accuracy_of(model, valid, device))
        if best_epoch is None or accuracies[-1] > accuracies[best_epoch]:
            best_epoch = epoch
            kept = {name: value.detach().clone() for name, value in model.state_dict().items()}
        if epoch - best_epoch >= patience:
            break
    model.load_state_dict(kept)
    return dict(train_loss=losses, valid_accuracy=accuracies, best_epoch=best_epoch)
