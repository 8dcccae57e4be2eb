# diagnosis: none
"""All signs turned."""

import numpy as np


def graph_gradients(x, y, z):
    return -y, -x, -np.ones_like(z)
