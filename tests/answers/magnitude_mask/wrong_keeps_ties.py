# diagnosis: keeps-all-ties
"""As great as the threshold."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    if isinstance(weight, torch.Tensor):
        return torch.from_numpy(magnitude_mask(weight.numpy(), sparsity))
    size = np.abs(weight)
    k = round(sparsity * size.size)
    if k == 0:
        return np.ones(weight.shape, dtype=bool)
    return size >= np.sort(size.ravel())[k - 1]
