# diagnosis: keeps-only-that-channel
"""Blackens the others."""

import numpy as np


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = np.zeros_like(image)
    out[..., channel] = image[..., channel]
    return out
