# diagnosis: never-steps
"""No backward pass."""

import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    kind = torch.device(device).type
    scaler = torch.amp.GradScaler(kind, enabled=dtype == torch.float16)
    total, seen = 0.0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        with torch.autocast(kind, dtype=dtype, enabled=True):
            loss = loss_fn(model(x), y)
        optimizer.step()
        total += loss.item() * len(x)
        seen += len(x)
    return total / seen
