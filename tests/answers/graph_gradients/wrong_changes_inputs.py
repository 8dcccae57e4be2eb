# diagnosis: none
"""Swaps in place."""

import numpy as np


def graph_gradients(x, y, z):
    x[...], y[...] = y.copy(), x.copy()
    z[...] = 1
    return x.copy(), y.copy(), z.copy()
