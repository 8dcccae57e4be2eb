# diagnosis: none
"""Half precision on the way."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes.astype(np.float16) - zero_point
    return (shifted * np.float16(scale)).astype(np.float32)
