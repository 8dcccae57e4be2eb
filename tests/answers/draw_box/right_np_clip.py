"""Both ends of both ranges through np.clip."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    height, width = image.shape[:2]
    (top, bottom), (left, right) = np.clip([top, bottom], 0, height), np.clip([left, right], 0, width)
    out = np.array(image)
    out[top:bottom, left:right, :] = np.array(color)
    return out
