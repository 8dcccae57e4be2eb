# diagnosis: none
"""Digits lost in float32."""

import numpy as np


def matmul_flops(m, k, n):
    return np.float32(2) * np.float32(m) * np.float32(k) * np.float32(n) + np.float32(1)
