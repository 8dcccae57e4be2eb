"""Two parameters and a functional product."""

import numpy as np
import torch
from torch import nn


class LowRankLinear(nn.Module):
    def __init__(self, left, right, bias=None):
        super().__init__()
        self.left = nn.Parameter(left)
        self.right = nn.Parameter(right)
        self.bias = nn.Parameter(bias) if bias is not None else None

    def forward(self, x):
        out = x @ self.right.T @ self.left.T
        return out if self.bias is None else out + self.bias

    @staticmethod
    def from_linear(linear, rank):
        weight = linear.weight.detach().numpy()
        u, s, vt = np.linalg.svd(weight, full_matrices=False)
        root = np.sqrt(s[:rank])
        left = torch.tensor(u[:, :rank] * root)
        right = torch.tensor(root[:, None] * vt[:rank])
        return LowRankLinear(left, right, None if linear.bias is None else linear.bias.detach().clone())
