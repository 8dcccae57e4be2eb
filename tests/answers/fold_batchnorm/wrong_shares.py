# diagnosis: changes-the-given-layer
"""Gives the given layer's weight new contents through a shared parameter."""

import torch


def fold_batchnorm(conv, bn):
    new = torch.nn.Conv2d(
        conv.in_channels, conv.out_channels, conv.kernel_size, conv.stride, conv.padding, conv.dilation, conv.groups
    )
    new.weight = conv.weight
    scale = bn.weight / torch.sqrt(bn.running_var + bn.eps)
    with torch.no_grad():
        new.bias = torch.nn.Parameter(bn.bias - bn.running_mean * scale)
        if conv.bias is not None:
            new.bias += conv.bias * scale
        new.weight *= scale[:, None, None, None]
    return new
