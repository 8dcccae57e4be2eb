# diagnosis: none
"""Nothing to do for 0: hands the input back."""

import numpy as np


def brighten(image, amount):
    if amount == 0:
        return image
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8)
