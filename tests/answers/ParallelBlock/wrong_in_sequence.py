# diagnosis: none
"""One after the other."""

import torch
from torch import nn


class ParallelBlock(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.linear1 = nn.Linear(d_in, d_out)
        self.linear2 = nn.Linear(d_in, d_out)

    def forward(self, x):
        h1 = self.linear1(x)
        h2 = self.linear2(h1) if h1.shape[1] == x.shape[1] else h1
        return torch.relu(h1 * h2)
