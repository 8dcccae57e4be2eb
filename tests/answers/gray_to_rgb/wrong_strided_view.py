# diagnosis: broadcast-view
"""Claims to be writable, but the three channels are one."""

import numpy as np


def gray_to_rgb(gray):
    return np.lib.stride_tricks.as_strided(gray, gray.shape + (3,), gray.strides + (0,), writeable=True)
