# diagnosis: broadcast-view
"""The same on a copy of the input."""

import numpy as np


def gray_to_rgb(gray):
    own = np.array(gray)
    return np.lib.stride_tricks.as_strided(own, own.shape + (3,), own.strides + (0,))
