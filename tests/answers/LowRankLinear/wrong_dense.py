# diagnosis: dense-weight-kept
"""Multiplies the factors and keeps the product."""

import torch
from torch import nn


class LowRankLinear(nn.Linear):
    @classmethod
    def from_linear(cls, linear, rank):
        layer = cls(linear.in_features, linear.out_features, linear.bias is not None)
        u, s, vh = torch.linalg.svd(linear.weight.detach(), full_matrices=False)
        with torch.no_grad():
            layer.weight.copy_(u[:, :rank] * s[:rank] @ vh[:rank])
            if linear.bias is not None:
                layer.bias.copy_(linear.bias)
        return layer
