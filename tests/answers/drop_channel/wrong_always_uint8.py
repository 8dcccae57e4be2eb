# diagnosis: none
"""np.zeros with dtype uint8, whatever comes."""

import numpy as np


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = np.zeros(image.shape, dtype=np.uint8)
    for c in range(image.shape[-1]):
        if c != channel:
            out[..., c] = image[..., c]
    return out
