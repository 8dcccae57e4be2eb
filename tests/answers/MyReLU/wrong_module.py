# diagnosis: none
"""A module."""

import torch


class MyReLU(torch.nn.Module):
    def forward(self, x):
        return x.clamp(min=0)
