# diagnosis: no-batch-axis
"""The same as a view."""

import numpy as np


def to_nchw(images):
    return np.moveaxis(images, -1, -3)
