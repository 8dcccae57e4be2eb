# diagnosis: none
"""A product on its side."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    return weights + 2 * lr * ((targets - outputs).T @ x) / len(x)
