# diagnosis: unsigned-codes-wrap-around
"""Subtracts in the codes own width."""

import numpy as np


def dequantize(codes, scale, zero_point):
    shifted = codes - zero_point
    return (shifted * scale).astype(np.float32)
