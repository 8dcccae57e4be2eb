"""Everything in torch."""

import numpy as np
import torch


def magnitude_mask(weight, sparsity):
    tensor = torch.as_tensor(weight)
    n = tensor.numel()
    drop = round(sparsity * n)
    order = tensor.abs().flatten().argsort(stable=True)
    mask = torch.ones(n, dtype=torch.bool)
    mask[order[:drop]] = False
    mask = mask.reshape(tensor.shape)
    return mask if torch.is_tensor(weight) else mask.numpy()
