# diagnosis: none
"""The maps are not registered."""

import torch
from torch import nn


class ParallelBlock(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.maps = (nn.Linear(d_in, d_out), nn.Linear(d_in, d_out))

    def forward(self, x):
        h1 = self.maps[0](x)
        h2 = self.maps[1](x)
        return torch.relu(h1 * h2)
