"""As in the recipe: everything under autocast, a scaler for float16."""

import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype) -> float:
    device = torch.device(device)
    scaler = torch.amp.GradScaler(device.type, enabled=dtype == torch.float16)
    model.to(device).train()
    total, count = 0.0, 0
    for inputs, targets in loader:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        with torch.autocast(device_type=device.type, dtype=dtype):
            outputs = model(inputs)
            loss = loss_fn(outputs, targets)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        total += loss.item() * len(inputs)
        count += len(inputs)
    return total / count
