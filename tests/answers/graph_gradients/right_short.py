"""Copies."""

import numpy as np

graph_gradients = lambda x, y, z: (np.array(y), np.array(x), np.ones_like(z))
