# diagnosis: none
"""A whole copy, but locked."""

import numpy as np


def gray_to_rgb(gray):
    rgb = np.stack([gray] * 3, axis=-1)
    rgb.flags.writeable = False
    return rgb
