# diagnosis: none
"""Nothing below zero."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float32) - zero_point
    return np.maximum(shifted * scale, 0).astype(np.float32)
