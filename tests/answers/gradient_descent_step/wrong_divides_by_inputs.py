# diagnosis: none
"""Divides by the number of inputs."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * lr * x.T @ (targets - outputs) / x.shape[1]
