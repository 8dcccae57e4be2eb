"""Through .data, the old way."""


def train_autograd(x, y, w1, w2, lr, steps):
    w1.requires_grad = w2.requires_grad = True
    losses = []
    while len(losses) < steps:
        if w1.grad is not None:
            w1.grad.zero_()
        if w2.grad is not None:
            w2.grad.zero_()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        w1.data -= lr * w1.grad
        w2.data -= lr * w2.grad
        losses.append(loss.item())
    return losses
