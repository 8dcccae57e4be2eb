"""The loss of scores in few bits; the sum is a tensor until the end; clears at the end."""

import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    total = torch.zeros((), dtype=torch.float64)
    scaler = torch.amp.GradScaler(enabled=dtype == torch.float16, device=str(device))
    for batch in loader:
        x, y = (part.to(device, non_blocking=True) for part in batch)
        with torch.amp.autocast(str(device), dtype=dtype):
            out = model(x)
        loss = loss_fn(out.to(y.dtype) if y.is_floating_point() else out, y)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad()
        total += loss.detach().cpu().double() * x.size(0)
    return (total / len(loader.dataset)).item()
