# diagnosis: conv-bias-not-scaled
"""Adds the convolution's bias as it is."""

import copy

import torch
from torch import nn


def fold_batchnorm(conv, bn):
    folded = copy.deepcopy(conv)
    with torch.no_grad():
        std = torch.sqrt(bn.running_var + bn.eps)
        scale = bn.weight / std
        bias = conv.bias if conv.bias is not None else torch.zeros_like(bn.running_mean)
        folded.weight = nn.Parameter(conv.weight * scale.reshape(-1, 1, 1, 1))
        folded.bias = nn.Parameter(bias - bn.running_mean * scale + bn.bias)
    return folded
