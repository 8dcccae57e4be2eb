# diagnosis: uphill
"""Plus for minus."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + lr * (-2 * x.T @ (targets - outputs)) / len(x)
