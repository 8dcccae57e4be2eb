# diagnosis: none
"""Scales the sum down to fit instead of saturating."""

import numpy as np


def brighten(image, amount):
    out = image.astype(np.float64) + amount
    out -= min(out.min(), 0)
    if out.max() > 255:
        out *= 255 / out.max()
    return out.astype(np.uint8)
