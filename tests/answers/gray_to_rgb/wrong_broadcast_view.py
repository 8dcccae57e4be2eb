# diagnosis: broadcast-view
"""A read-only view."""

import numpy as np


def gray_to_rgb(gray):
    return np.broadcast_to(gray[:, :, None], (*gray.shape, 3))
