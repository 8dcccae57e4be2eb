# diagnosis: none
"""Only square images: both sides from the first axis."""

import numpy as np


def gray_to_rgb(gray):
    side = gray.shape[0]
    rgb = np.zeros((side, side, 3), dtype=gray.dtype)
    rgb[...] = gray[..., None]
    return rgb
