# diagnosis: none
"""(W, H, 3): the image lies on its side."""

import numpy as np


def gray_to_rgb(gray):
    return np.array([gray] * 3).T
