# diagnosis: none
"""One sample only."""


def linear_forward(x, weight, bias):
    return x[0] @ weight + bias
