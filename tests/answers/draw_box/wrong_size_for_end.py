# diagnosis: size-for-end
"""bottom and right as height and width."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    rows = np.clip([top, top + bottom], 0, image.shape[0])
    columns = np.clip([left, left + right], 0, image.shape[1])
    out[slice(*rows), slice(*columns)] = color
    return out
