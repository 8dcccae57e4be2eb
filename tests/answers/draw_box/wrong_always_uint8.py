# diagnosis: none
"""Turns float images into uint8."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    out = image.astype(np.uint8)
    out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return out
