# diagnosis: min-max-stretch
"""Divides by the brightest value of the image."""

import numpy as np


def to_float(image):
    if image.dtype.kind == "f":
        return image.astype(np.float64)
    if image.dtype.kind not in "bu" or image.itemsize > 2:
        raise ValueError("image")
    return image / image.max()
