# diagnosis: settings-lost
"""Forgets the dilation."""

import torch
from torch import nn


def fold_batchnorm(conv, bn):
    new = nn.Conv2d(
        conv.in_channels,
        conv.out_channels,
        conv.kernel_size,
        stride=conv.stride,
        padding=conv.padding,
        groups=conv.groups,
        dtype=conv.weight.dtype,
    )
    with torch.no_grad():
        scale = bn.weight / (bn.running_var + bn.eps).sqrt()
        new.weight.copy_(conv.weight * scale[:, None, None, None])
        new.bias.copy_(bn.bias - bn.running_mean * scale)
        if conv.bias is not None:
            new.bias.add_(conv.bias * scale)
    return new
