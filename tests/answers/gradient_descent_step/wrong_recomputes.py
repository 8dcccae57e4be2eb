# diagnosis: none
"""Ignores `outputs` and computes its own."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * lr * x.T @ (targets - x @ weights) / len(x)
