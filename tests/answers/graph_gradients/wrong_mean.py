# diagnosis: mean-for-sum
"""Of the mean."""

import numpy as np


def graph_gradients(x, y, z):
    b = np.full_like(z, 1 / z.size)
    return b * y, b * x, b
