# diagnosis: double-precision
"""Double precision."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float64) - zero_point
    return (shifted * scale).astype(np.float64)
