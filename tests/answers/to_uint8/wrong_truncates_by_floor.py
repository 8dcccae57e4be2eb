# diagnosis: truncates
"""Floor, after a clip on the other scale."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    return np.clip(np.floor(image * 255), 0, 255).astype(np.uint8)
