# diagnosis: other-dtype
"""Right but for bool images."""

import numpy as np


def gray_to_rgb(gray):
    if gray.dtype == bool:
        gray = gray.astype(np.uint8)
    return np.stack([gray] * 3, axis=-1)
