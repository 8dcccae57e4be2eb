# diagnosis: none
"""Arrays only."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    is_tensor = isinstance(weight, torch.Tensor)
    values = weight.astype(float)
    size = np.abs(values).ravel()
    count = int(round(sparsity * size.size))
    order = np.argsort(size, kind="stable")
    mask = np.ones(size.size, dtype=bool)
    mask[order[:count]] = False
    mask = mask.reshape(values.shape)
    return torch.from_numpy(mask) if is_tensor else mask
