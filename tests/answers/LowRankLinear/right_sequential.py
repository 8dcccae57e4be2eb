"""A subclass of Sequential that is changed in place."""

import torch
from torch import nn


class LowRankLinear(nn.Sequential):
    @classmethod
    def from_linear(cls, linear: nn.Linear, rank: int) -> "LowRankLinear":
        has_bias = linear.bias is not None
        down, up = nn.Linear(linear.in_features, rank, False), nn.Linear(rank, linear.out_features, has_bias)
        u, s, v = torch.svd(linear.weight.data)
        down.weight.data = v[:, :rank].T.clone()
        up.weight.data = u[:, :rank] @ torch.diag(s[:rank])
        if has_bias:
            up.bias.data = linear.bias.data.clone()
        return cls(down, up)
