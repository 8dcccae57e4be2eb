"""Ranks by lexsort."""

import numpy as np


def _ranks(values):
    order = np.lexsort((np.arange(values.size), values))
    ranks = np.empty_like(order)
    ranks[order] = np.arange(values.size)
    return ranks


def magnitude_mask(weight, sparsity):
    array = np.asarray(weight)
    mask = _ranks(np.abs(array).flatten()) >= round(sparsity * array.size)
    mask = mask.reshape(array.shape)
    if type(weight).__module__.startswith("torch"):
        from torch import from_numpy

        return from_numpy(mask)
    return mask
