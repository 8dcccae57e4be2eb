"""Hands the optimizer a closure."""


def train_one_epoch(model, loader, loss_fn, optimizer, device):
    was = model.training
    model.train()
    sums = [0.0, 0]
    for x, y in loader:

        def closure():
            optimizer.zero_grad()
            loss = loss_fn(model(x.to(device)), y.to(device))
            loss.backward()
            return loss

        sums[0] += optimizer.step(closure).item() * len(y)
        sums[1] += len(y)
    model.train(was)
    return sums[0] / sums[1]
