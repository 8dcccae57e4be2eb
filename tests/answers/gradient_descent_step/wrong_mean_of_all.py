# diagnosis: mean-over-outputs-too
"""The mean squared error of all entries."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights - lr * (-2 * x.T @ (targets - outputs)) / outputs.size
