# diagnosis: gradient-for-weights
"""The gradient."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return -2 * x.T @ (targets - outputs) / len(x)
