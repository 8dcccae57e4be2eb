# diagnosis: each-row-by-itself
"""Row by row."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    if isinstance(weight, torch.Tensor):
        return torch.from_numpy(magnitude_mask(weight.numpy(), sparsity))
    if weight.ndim > 1:
        return np.stack([magnitude_mask(row, sparsity) for row in weight])
    mask = np.ones(weight.size, dtype=bool)
    mask[np.argsort(np.abs(weight), kind="stable")[: round(sparsity * weight.size)]] = False
    return mask
