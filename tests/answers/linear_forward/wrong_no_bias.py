# diagnosis: bias-left-out
"""No bias."""


def linear_forward(x, weight, bias):
    return x @ weight
