"""With the tree functions of torch, one leaf at a time."""

import warnings

import torch
from torch.utils._pytree import tree_map


def to_device(data, device):
    if torch.device(device).type == "cuda" and torch.cuda.device_count() == 0:
        warnings.warn("CPU instead of CUDA")
        device = "cpu"
    return tree_map(lambda leaf: leaf.to(device) if isinstance(leaf, (torch.Tensor, torch.nn.Module)) else leaf, data)
