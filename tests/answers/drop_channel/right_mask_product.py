"""Multiplies by 0 and 1 in the image's own dtype."""

import numpy as np


def drop_channel(image, channel):
    channels = image.shape[-1]
    if not channel < channels:
        raise ValueError("channel")
    mask = np.ones(channels, dtype=image.dtype)
    mask[channel] = 0
    return image * mask
