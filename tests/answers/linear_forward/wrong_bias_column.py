# diagnosis: bias-along-samples
"""The bias as a column."""


def linear_forward(x, weight, bias):
    return x @ weight + bias.reshape(-1, 1)
