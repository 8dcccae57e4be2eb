# diagnosis: none
"""A tuple for a dict."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    g = 3 * (y - target) ** 2
    return y, (y - target) ** 3, g, g * x1, g * x2, g
