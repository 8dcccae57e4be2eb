# diagnosis: weights-transposed-result
"""Columns are samples."""


def linear_forward(x, weight, bias):
    return weight.T @ x.T + bias[:, None]
