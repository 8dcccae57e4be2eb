# diagnosis: numbers-in-place-of-booleans
"""Ones and zeros."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    is_tensor = isinstance(weight, torch.Tensor)
    values = weight.detach().numpy() if is_tensor else weight
    size = np.abs(values).ravel()
    count = int(round(sparsity * size.size))
    order = np.argsort(size, kind="stable")
    mask = np.ones(size.size, dtype=float)
    mask[order[:count]] = 0.0
    mask = mask.reshape(values.shape)
    return torch.from_numpy(mask) if is_tensor else mask
