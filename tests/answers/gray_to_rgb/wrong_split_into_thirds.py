# diagnosis: none
"""A third of the brightness in each channel."""

import numpy as np


def gray_to_rgb(gray):
    return np.stack([gray // 3] * 3, axis=-1) if gray.dtype.kind == "u" else np.stack([gray] * 3, axis=-1)
