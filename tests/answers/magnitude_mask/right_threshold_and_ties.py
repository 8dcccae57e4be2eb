"""A threshold, and the ties counted off."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    if torch.is_tensor(weight):
        return torch.from_numpy(magnitude_mask(weight.detach().cpu().numpy(), sparsity))
    a = np.abs(weight)
    k = round(sparsity * a.size)
    if k == 0:
        return np.ones(a.shape, bool)
    limit = np.partition(a, k - 1, axis=None)[k - 1]
    tied = a == limit
    spare = k - int((a < limit).sum())
    first = np.cumsum(tied.ravel()).reshape(a.shape) <= spare
    return ~((a < limit) | (tied & first))
