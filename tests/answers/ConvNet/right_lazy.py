"""Layers that find out what they are given, the last one first."""

import torch
from torch import nn


class ConvNet(nn.Sequential):
    def __init__(self):
        last = nn.LazyLinear(10)
        block = lambda layer: nn.Sequential(layer, nn.ReLU(), nn.MaxPool2d(kernel_size=2, stride=2))
        super().__init__(
            block(nn.LazyConv2d(6, 5)),
            block(nn.LazyConv2d(16, 5)),
            nn.Flatten(start_dim=1),
            nn.LazyLinear(120),
            nn.ReLU(),
            nn.LazyLinear(84),
            nn.ReLU(),
            last,
        )
