# diagnosis: none
"""Loses the dtype."""

import numpy as np


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    mask = np.ones(image.shape[-1])
    mask[channel] = 0
    return image * mask
