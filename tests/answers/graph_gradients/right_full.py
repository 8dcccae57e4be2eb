"""np.full, np.broadcast_to and contiguous copies."""

import numpy as np


class Graph:
    def __call__(self, x, y, z):
        one = np.broadcast_to(1.0, x.shape)
        return one * y, one * x, np.full(z.shape, 1.0)


graph_gradients = Graph()
