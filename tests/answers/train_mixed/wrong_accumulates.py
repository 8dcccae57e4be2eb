# diagnosis: none
"""One step at the end of the epoch."""

import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    kind = torch.device(device).type
    scaler = torch.amp.GradScaler(kind, enabled=dtype == torch.float16)
    optimizer.zero_grad()
    total, seen = 0.0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        with torch.autocast(kind, dtype=dtype, enabled=True):
            loss = loss_fn(model(x), y)
        scaler.scale(loss).backward()
        total += loss.item() * len(x)
        seen += len(x)
    scaler.step(optimizer)
    return total / seen
