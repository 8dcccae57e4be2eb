# diagnosis: bias-subtracted
"""Minus."""


def linear_forward(x, weight, bias):
    return x @ weight - bias
