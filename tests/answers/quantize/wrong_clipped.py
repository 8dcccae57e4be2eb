# diagnosis: range-not-stretched
"""The range as it is; the zero point clipped."""

import numpy as np


def quantize(x, bits=8, symmetric=True):
    if symmetric:
        top = 2 ** (bits - 1) - 1
        scale = np.abs(x).max() / top
        if scale == 0:
            scale = 1.0
        return np.round(x / scale).astype(np.int32), scale, 0
    low = x.min()
    high = x.max()
    scale = (high - low) / (2**bits - 1)
    if scale == 0:
        scale = 1.0
    zero_point = int(np.clip(np.round(-low / scale), 0, 2**bits - 1))
    codes = np.clip(np.round(x / scale) + zero_point, 0, 2**bits - 1)
    return codes.astype(np.int32), scale, zero_point
