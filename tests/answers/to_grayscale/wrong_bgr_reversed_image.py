# diagnosis: bgr-weights
"""Reverses the channels first."""

import numpy as np


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    bgr = rgb[:, :, ::-1].astype(np.float64)
    if rgb.dtype == np.uint8:
        bgr /= 255
    return 0.2125 * bgr[..., 0] + 0.7154 * bgr[..., 1] + 0.0721 * bgr[..., 2]
