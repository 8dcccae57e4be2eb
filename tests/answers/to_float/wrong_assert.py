# diagnosis: none
"""Refuses with an assert."""

import numpy as np


def to_float(image):
    assert image.dtype in (np.uint8, np.uint16, bool) or image.dtype.kind == "f", "image"
    scale = {"u1": 255, "u2": 65535}.get(image.dtype.str[1:], 1)
    return image.astype(np.float64) / scale
