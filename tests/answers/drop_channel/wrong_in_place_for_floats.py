# diagnosis: edits-in-place
"""Copies integer images only."""

import numpy as np


def drop_channel(image, channel):
    if channel >= image.shape[2]:
        raise ValueError("channel")
    out = np.array(image) if image.dtype.kind == "u" else image
    out[:, :, channel] = 0
    return out
