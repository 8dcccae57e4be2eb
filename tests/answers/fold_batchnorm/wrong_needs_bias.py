# diagnosis: none
"""Fails where there is no bias."""

import copy

import torch
from torch import nn


def fold_batchnorm(conv, bn):
    folded = copy.deepcopy(conv)
    with torch.no_grad():
        std = torch.sqrt(bn.running_var + bn.eps)
        scale = bn.weight / std
        bias = conv.bias
        folded.weight = nn.Parameter(conv.weight * scale.reshape(-1, 1, 1, 1))
        folded.bias = nn.Parameter((bias - bn.running_mean) * scale + bn.bias)
    return folded
