# diagnosis: none
"""Flat gradients."""

import numpy as np


def graph_gradients(x, y, z):
    return y.flatten(), x.flatten(), np.ones(z.size)
