# diagnosis: none
"""np.where with an int64 colour: the dtype grows."""

import numpy as np


def draw_box(image, top, bottom, left, right, color):
    y, x = np.indices(image.shape[:2])
    mask = (y >= top) & (y < bottom) & (x >= left) & (x < right)
    return np.where(mask[..., None], np.array(color, dtype=np.int64), image)
