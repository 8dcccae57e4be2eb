# diagnosis: none
"""Brightens the first channel of colour images."""

import numpy as np


def brighten(image, amount):
    out = image.copy()
    part = out if image.ndim == 2 else out[..., 0]
    part[...] = np.clip(part.astype(np.int64) + amount, 0, 255)
    return out
