# diagnosis: none
"""Refuses amounts that uint8 cannot hold."""

import numpy as np


def brighten(image, amount):
    if not -255 <= amount <= 255:
        raise ValueError("amount")
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8)
