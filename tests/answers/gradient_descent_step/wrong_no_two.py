# diagnosis: factor-2-lost
"""Without the factor."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights - lr * (x.T @ (outputs - targets)) / len(x)
