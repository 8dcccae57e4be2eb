# diagnosis: none
"""Divides the colour by 255 for float images, although it is given in the image's own scale."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    fill = np.asarray(color) / 255 if image.dtype.kind == "f" else color
    out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = fill
    return out
