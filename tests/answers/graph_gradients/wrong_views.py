# diagnosis: the-input-itself
"""Hands the inputs back."""

import numpy as np


def graph_gradients(x, y, z):
    return y, x, np.ones_like(z)
