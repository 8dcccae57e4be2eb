# diagnosis: zeros-divide-by-zero
"""Divides by a scale of 0."""

import numpy as np


def quantize(x, bits=8, symmetric=True):
    if not x.any():
        return np.zeros(x.shape, int), x.max() / x.max(), 0
    if symmetric:
        top = 2 ** (bits - 1) - 1
        scale = np.abs(x).max() / top
        return np.round(x / scale).astype(np.int32), scale, 0
    low = min(x.min(), 0)
    high = max(x.max(), 0)
    scale = (high - low) / (2**bits - 1)
    zero_point = int(np.nan_to_num(np.round(-low / scale)))
    codes = np.clip(np.round(x / scale) + zero_point, 0, 2**bits - 1)
    return codes.astype(np.int32), scale, zero_point
