# diagnosis: forgets-to-scale
"""The formula alone."""

import numpy as np


def to_grayscale(rgb):
    return np.dot(rgb[..., :3].astype(np.float64), [0.2125, 0.7154, 0.0721])
