# diagnosis: weights-only
"""Keeps weights in int8, and multiplies them out for each call."""

import copy

import torch
from torch import nn


class Small(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.scale = layer.weight.abs().max().item() / 127
        self.register_buffer("codes", torch.round(layer.weight.detach() / self.scale).to(torch.int8))
        self.bias = nn.Parameter(layer.bias.detach().clone())
        self.conv = isinstance(layer, nn.Conv2d)

    def forward(self, x):
        apply = nn.functional.conv2d if self.conv else nn.functional.linear
        return apply(x, self.codes.float() * self.scale, self.bias)


def static_quantize(model, calibration):
    new = copy.deepcopy(model)
    for name, layer in model.named_children():
        if isinstance(layer, (nn.Linear, nn.Conv2d)):
            setattr(new, name, Small(layer))
    return new
