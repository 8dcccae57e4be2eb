"""Scales by hand where it is float16."""

import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    factor = 1024.0 if dtype == torch.float16 else 1.0
    seen, summed = 0, 0.0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        model.zero_grad()
        with torch.autocast(torch.device(device).type, dtype=dtype):
            loss = loss_fn(model(x), y)
        (factor * loss).backward()
        with torch.no_grad():
            for p in model.parameters():
                if p.grad is not None:
                    p.grad /= factor
        if all(torch.isfinite(p.grad).all() for p in model.parameters() if p.grad is not None):
            optimizer.step()
        summed += float(loss) * y.size(0)
        seen += y.size(0)
    return summed / seen
