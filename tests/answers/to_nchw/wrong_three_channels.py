# diagnosis: none
"""Always three channels."""

import numpy as np


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    return np.stack([images[..., channel] for channel in range(3)], axis=1)
