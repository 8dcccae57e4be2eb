# diagnosis: none
"""Scale and zero point swapped."""

import numpy as np


def dequantize(codes, zero_point, scale):
    shifted = codes.astype(np.float32) - zero_point
    return (shifted * scale).astype(np.float32)
