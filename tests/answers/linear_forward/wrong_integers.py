# diagnosis: none
"""Rounds."""

import numpy as np


def linear_forward(x, weight, bias):
    return np.rint(x @ weight + bias)
