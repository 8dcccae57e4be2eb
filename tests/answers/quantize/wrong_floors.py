# diagnosis: truncates
"""Rounds down."""

import numpy as np


def quantize(x, bits=8, symmetric=True):
    if symmetric:
        top = 2 ** (bits - 1) - 1
        scale = np.abs(x).max() / top
        if scale == 0:
            scale = 1.0
        return np.floor(x / scale).astype(np.int32), scale, 0
    low = min(x.min(), 0)
    high = max(x.max(), 0)
    scale = (high - low) / (2**bits - 1)
    if scale == 0:
        scale = 1.0
    zero_point = int(np.round(-low / scale))
    codes = np.clip(np.floor(x / scale) + zero_point, 0, 2**bits - 1)
    return codes.astype(np.int32), scale, zero_point
