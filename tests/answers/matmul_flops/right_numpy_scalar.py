"""Returns a NumPy integer."""

import numpy as np


def matmul_flops(m, k, n):
    return np.int64(2) * m * k * n
