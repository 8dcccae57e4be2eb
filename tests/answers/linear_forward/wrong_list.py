# diagnosis: none
"""A list."""


def linear_forward(x, weight, bias):
    return (x @ weight + bias).tolist()
