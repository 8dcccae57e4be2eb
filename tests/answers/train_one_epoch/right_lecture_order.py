"""Clears after the step, as the slides do; divides by the dataset's length."""


def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train(True)
    optimizer.zero_grad(set_to_none=False)
    running = 0.0
    for data in loader:
        inputs, labels = data
        outputs = model(inputs.to(device))
        loss = loss_fn(outputs, labels.to(device))
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        running += loss.detach().cpu().numpy() * inputs.size(0)
    return float(running / len(loader.dataset))
