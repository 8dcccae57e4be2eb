# diagnosis: drops-all-ties
"""A quantile as threshold."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    if isinstance(weight, torch.Tensor):
        return torch.from_numpy(magnitude_mask(weight.numpy(), sparsity))
    return np.abs(weight) > np.quantile(np.abs(weight), sparsity)
