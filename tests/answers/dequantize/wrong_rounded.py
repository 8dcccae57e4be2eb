# diagnosis: none
"""Two digits."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float32) - zero_point
    return (shifted * scale).round(1).astype(np.float32)
