# diagnosis: none
"""RGBA instead of RGB."""

import numpy as np


def gray_to_rgb(gray):
    return np.stack([gray] * 4, axis=-1)
