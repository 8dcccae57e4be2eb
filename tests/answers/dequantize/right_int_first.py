"""Wide integers first."""

import numpy as np


def dequantize(codes, scale, zero_point):
    return np.float32(scale) * (codes.astype(np.int64) - zero_point).astype(np.float32)
