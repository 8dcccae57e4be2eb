# diagnosis: edits-in-place
"""np.asarray does not copy."""

import numpy as np


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    result = np.asarray(image)
    result[..., channel] *= 0
    return result
