# diagnosis: none
"""Returns nested lists."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8).tolist()
