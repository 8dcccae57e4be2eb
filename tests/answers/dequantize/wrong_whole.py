# diagnosis: whole-numbers-again
"""Back to the codes dtype."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float32) - zero_point
    return (shifted * scale).astype(codes.dtype)
