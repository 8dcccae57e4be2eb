"""With the older names, which switch themselves off without CUDA, and warn."""

import numpy as np
import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    model.train()
    scaler = torch.cuda.amp.GradScaler(enabled=(dtype == torch.float16))
    losses, weights = [], []
    for x, y in loader:
        optimizer.zero_grad()
        with torch.autocast(device_type="cuda" if "cuda" in str(device) else "cpu", dtype=dtype):
            loss = loss_fn(model(x.to(device)), y.to(device))
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        scaler.step(optimizer)
        scaler.update()
        losses.append(loss.item())
        weights.append(len(x))
    return np.average(losses, weights=weights)
