# diagnosis: broadcast-view
"""A read-only view of a copy: shares nothing with the input, but cannot be written."""

import numpy as np


def gray_to_rgb(gray):
    return np.broadcast_to(gray.copy()[:, :, None], gray.shape + (3,))
