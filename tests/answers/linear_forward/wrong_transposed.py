# diagnosis: weight-transposed
"""The weights as torch stores them."""


def linear_forward(x, weight, bias):
    return x @ weight.T + bias
