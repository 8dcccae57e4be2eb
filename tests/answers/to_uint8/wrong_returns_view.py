# diagnosis: returns-input
"""np.asarray copies nothing."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return np.asarray(image)[:]
    return (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)
