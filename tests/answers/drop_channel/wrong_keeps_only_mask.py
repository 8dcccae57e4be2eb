# diagnosis: keeps-only-that-channel
"""The mask the wrong way round."""

import numpy as np


def drop_channel(image, channel):
    return image * (np.arange(image.shape[-1]) == channel).astype(image.dtype)
