# diagnosis: sum-for-mean
"""Adds up."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights - lr * (-2 * x.T @ (targets - outputs))
