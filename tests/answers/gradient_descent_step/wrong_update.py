# diagnosis: gradient-for-weights
"""The update."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return -lr * -2 * x.T @ (targets - outputs) / len(x)
