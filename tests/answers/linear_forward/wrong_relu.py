# diagnosis: none
"""With an activation."""

import numpy as np


def linear_forward(x, weight, bias):
    return np.maximum(x @ weight + bias, 0)
