"""Draws on a larger canvas, so that nothing has to be clipped, and cuts the image out again."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    height, width = image.shape[:2]
    border = max(-top, -left, -bottom, -right, bottom - height, right - width, top - height, left - width, 0)
    canvas = np.pad(image, ((border, border), (border, border), (0, 0)))
    canvas[border + top : border + bottom, border + left : border + right] = color
    return canvas[border : border + height, border : border + width]
