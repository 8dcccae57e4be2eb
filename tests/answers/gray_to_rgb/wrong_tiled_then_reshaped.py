# diagnosis: none
"""Side by side, then forced into the shape: neighbours end up as channels."""

import numpy as np


def gray_to_rgb(gray):
    return np.tile(gray, 3).reshape(*gray.shape, 3)
