# diagnosis: none
"""Exchanges height and width when it clips."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    width, height = image.shape[:2]
    out = image.copy()
    top, bottom = np.clip([top, bottom], 0, height)
    left, right = np.clip([left, right], 0, width)
    out[top:bottom, left:right] = color
    return out
