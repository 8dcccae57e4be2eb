# diagnosis: learning-rate-left-out
"""A full step."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * x.T @ (targets - outputs) / len(x)
