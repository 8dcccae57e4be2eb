"""A broadcast view, copied."""

import numpy as np


def gray_to_rgb(gray):
    return np.array(np.broadcast_to(gray[..., np.newaxis], gray.shape + (3,)))
