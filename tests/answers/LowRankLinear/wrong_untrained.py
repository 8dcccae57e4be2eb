# diagnosis: none
"""Leaves the layers as they were drawn."""

import torch
from torch import nn


class LowRankLinear(nn.Module):
    def __init__(self, inputs, outputs, rank, bias=True):
        super().__init__()
        self.first = nn.Linear(inputs, rank, bias=False)
        self.second = nn.Linear(rank, outputs, bias=bias)

    def forward(self, x):
        return self.second(self.first(x))

    @classmethod
    def from_linear(cls, linear, rank):
        layer = cls(linear.in_features, linear.out_features, rank, linear.bias is not None)
        u, s, vh = torch.linalg.svd(linear.weight.detach(), full_matrices=False)
        with torch.no_grad():
            pass
            if linear.bias is not None:
                layer.second.bias.copy_(linear.bias)
        return layer
