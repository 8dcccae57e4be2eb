"""Asks the batch norm what it does to 0 and to 1."""

import copy

import torch


@torch.inference_mode()
def fold_batchnorm(conv, bn):
    channels = conv.out_channels
    probes = torch.tensor([0.0, 1.0], dtype=conv.weight.dtype).reshape(2, 1, 1, 1).expand(2, channels, 1, 1)
    at_zero, at_one = bn(probes).flatten(1)
    slope = at_one - at_zero
    new = copy.deepcopy(conv)
    new.weight = torch.nn.Parameter(conv.weight * slope.view(-1, 1, 1, 1))
    shift = at_zero if conv.bias is None else at_zero + conv.bias * slope
    new.bias = torch.nn.Parameter(shift)
    return new
