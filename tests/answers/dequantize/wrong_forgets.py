# diagnosis: zero-point-forgotten
"""Forgets the zero point."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float32)
    return (shifted * scale).astype(np.float32)
