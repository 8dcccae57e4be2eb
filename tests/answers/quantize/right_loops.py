"""Number by number."""

import numpy as np


def _range(values, symmetric):
    if symmetric:
        return max(abs(v) for v in values)
    return min(0.0, *values), max(0.0, *values)


def quantize(x, bits=8, symmetric=True):
    values = [float(v) for v in x.flat]
    if symmetric:
        scale = _range(values, True) / (2 ** (bits - 1) - 1) or 0.5
        zero, codes = 0, [round(v / scale) for v in values]
    else:
        low, high = _range(values, False)
        scale = (high - low) / (2**bits - 1) or 0.5
        zero = round((0 - low) / scale)
        codes = [min(max(round(v / scale) + zero, 0), 2**bits - 1) for v in values]
    return np.array(codes).reshape(x.shape), scale, zero
