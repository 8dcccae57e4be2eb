# diagnosis: tiled-in-space
"""Three images side by side."""

import numpy as np


def gray_to_rgb(gray):
    return np.concatenate([gray, gray, gray], axis=1)
