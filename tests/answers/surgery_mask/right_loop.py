"""A loop over all weights."""

import numpy as np


def surgery_mask(weight, mask, low, high):
    out = np.empty(mask.shape, dtype=bool)
    for place in np.ndindex(*mask.shape):
        w = abs(weight[place])
        if w < low:
            out[place] = False
        elif w > high:
            out[place] = True
        else:
            out[place] = mask[place]
    return out
