# diagnosis: zero-point-not-scaled
"""Subtracts after scaling."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float32)
    return (shifted * scale - zero_point).astype(np.float32)
