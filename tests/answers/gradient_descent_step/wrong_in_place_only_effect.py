# diagnosis: none
"""Changes the weights, returns nothing."""


def gradient_descent_step(x, outputs, targets, weights, lr):
    weights -= lr * (-2 * x.T @ (targets - outputs)) / len(x)
