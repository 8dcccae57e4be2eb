# diagnosis: none
"""The wrong product."""


def linear_forward(x, weight, bias):
    return x * weight + bias
