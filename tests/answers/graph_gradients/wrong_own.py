# diagnosis: own-factor
"""Each its own."""

import numpy as np


def graph_gradients(x, y, z):
    return x * 1.0, y * 1.0, np.ones_like(z)
