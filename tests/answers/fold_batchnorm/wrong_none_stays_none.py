# diagnosis: no-bias-without-bias
"""No bias where there was none."""

import copy

import torch
from torch import nn


def fold_batchnorm(conv, bn):
    folded = copy.deepcopy(conv)
    with torch.no_grad():
        std = torch.sqrt(bn.running_var + bn.eps)
        scale = bn.weight / std
        folded.weight = nn.Parameter(conv.weight * scale.reshape(-1, 1, 1, 1))
        if conv.bias is not None:
            folded.bias = nn.Parameter((conv.bias - bn.running_mean) * scale + bn.bias)
    return folded
