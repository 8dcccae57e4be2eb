# diagnosis: more-than-a-tile
"""One call for everything."""

import numpy as np


def tiled_matmul(a, b, tile):
    return gemm(a, b, np.zeros((a.shape[0], b.shape[1])))
