# diagnosis: sparsity-taken-for-density
"""Keeps the share that should go."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    is_tensor = isinstance(weight, torch.Tensor)
    values = weight.detach().numpy() if is_tensor else weight
    size = np.abs(values).ravel()
    count = int(round((1 - sparsity) * size.size))
    order = np.argsort(size, kind="stable")
    mask = np.ones(size.size, dtype=bool)
    mask[order[:count]] = False
    mask = mask.reshape(values.shape)
    return torch.from_numpy(mask) if is_tensor else mask
