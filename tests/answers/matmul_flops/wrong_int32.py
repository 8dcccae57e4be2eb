# diagnosis: none
"""Overflows in 32 bits."""

import numpy as np


def matmul_flops(m, k, n):
    with np.errstate(all="ignore"):
        return int(np.prod(np.array([2, m, k, n], dtype=np.int32), dtype=np.int32))
