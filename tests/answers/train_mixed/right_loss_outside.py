"""The loss outside of autocast, on float32 scores; no scaler on the CPU."""

import torch


def train_mixed(model, loader, loss_fn, optimizer, device, dtype):
    kind = device.type
    use_scaler = dtype is torch.float16 and kind == "cuda"
    scaler = torch.amp.GradScaler("cuda", enabled=use_scaler)
    losses, sizes = [], []
    for x, y in loader:
        with torch.autocast(kind, dtype):
            scores = model(x.to(device))
        loss = loss_fn(scores.float(), y.to(device))
        optimizer.zero_grad(set_to_none=True)
        if use_scaler:
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
        else:
            loss.backward()
            optimizer.step()
        losses.append(loss.detach().item())
        sizes.append(y.shape[0])
    return sum(a * b for a, b in zip(losses, sizes)) / sum(sizes)
