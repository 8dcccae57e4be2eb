# diagnosis: no-relu
"""Two linear layers."""


def train_two_layer(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        g = 2 * (h @ w2 - y)
        losses.append((g**2).sum() / 4)
        gh = g @ w2.T
        w1, w2 = w1 - lr * x.T @ gh, w2 - lr * h.T @ g
    return w1, w2, losses
