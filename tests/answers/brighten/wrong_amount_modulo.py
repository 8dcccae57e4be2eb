# diagnosis: none
"""Amounts beyond 255 come round again."""

import numpy as np


def brighten(image, amount):
    if amount > 255:
        amount %= 256
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8)
