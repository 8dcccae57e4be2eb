# diagnosis: none
"""Leaves the bias as it was drawn."""

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
            layer.first.weight.copy_(vh[:rank])
            layer.second.weight.copy_(u[:, :rank] * s[:rank])
        return layer
