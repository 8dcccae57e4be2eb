# diagnosis: none
"""Turns float images into bytes on the way."""

import numpy as np


def gray_to_rgb(gray):
    if gray.dtype.kind == "f":
        gray = np.rint(gray * 255).astype(np.uint8)
    return np.stack([gray] * 3, axis=-1)
