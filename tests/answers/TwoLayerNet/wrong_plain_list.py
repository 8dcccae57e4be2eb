# diagnosis: layers-not-registered
"""The layers in a list."""

import torch
from torch import nn


class TwoLayerNet(nn.Module):
    def __init__(self, inputs=784, hidden=64, classes=10):
        super().__init__()
        self.layers = [nn.Linear(inputs, hidden), nn.Linear(hidden, classes)]

    def forward(self, x):
        x = torch.flatten(x, 1)
        z = torch.sigmoid(self.layers[0](x))
        return self.layers[1](z)
