# diagnosis: none
"""The box on black: the image itself is gone."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    out = np.zeros_like(image)
    out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return out
