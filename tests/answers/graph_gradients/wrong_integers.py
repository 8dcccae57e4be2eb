# diagnosis: none
"""Ones of integers, beside right ones."""

import numpy as np


def graph_gradients(x, y, z):
    return y.copy(), x.copy(), np.ones(z.shape, dtype=int)
