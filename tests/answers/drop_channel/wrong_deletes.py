# diagnosis: removes-the-axis-entry
"""Cuts the channel out."""

import numpy as np


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    return np.delete(image, channel, axis=-1)
