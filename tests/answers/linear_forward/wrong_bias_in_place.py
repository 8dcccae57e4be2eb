# diagnosis: none
"""Uses the bias's own array for the result of one sample."""

import numpy as np


def linear_forward(x, weight, bias):
    if len(x) == 1:
        bias += (x @ weight)[0]
        return bias[None].copy()
    return x @ weight + bias
