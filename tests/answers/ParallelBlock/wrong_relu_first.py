# diagnosis: relu-before-the-product
"""Each factor through a ReLU."""

import torch
from torch import nn


class ParallelBlock(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.linear1 = nn.Linear(d_in, d_out)
        self.linear2 = nn.Linear(d_in, d_out)

    def forward(self, x):
        h1 = self.linear1(x)
        h2 = self.linear2(x)
        return torch.relu(h1) * torch.relu(h2)
