"""The singular values as a parameter of their own."""

import torch
from torch import nn
from torch.nn import functional as F


class LowRankLinear(nn.Module):
    def __init__(self, u, s, vh, bias):
        super().__init__()
        self.u, self.s, self.vh = nn.Parameter(u), nn.Parameter(s), nn.Parameter(vh)
        self.register_parameter("bias", bias)

    def forward(self, x):
        return F.linear(F.linear(x, self.vh) * self.s, self.u, self.bias)

    @classmethod
    def from_linear(cls, linear, rank):
        u, s, vh = torch.linalg.svd(linear.weight.detach(), full_matrices=False)
        bias = None if linear.bias is None else nn.Parameter(linear.bias.detach().clone())
        return cls(u[:, :rank].contiguous(), s[:rank].clone(), vh[:rank].contiguous(), bias)
