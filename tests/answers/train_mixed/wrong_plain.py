# diagnosis: no-autocast
"""An ordinary epoch."""


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    total = 0.0
    for x, y in loader:
        loss = loss_fn(model(x.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
    return total / len(loader.dataset)
