# diagnosis: sigmoid-at-the-end
"""The sigmoid stands at the wrong layer."""

import torch
from torch import nn


class TwoLayerNet(nn.Module):
    def __init__(self, inputs=784, hidden=64, classes=10):
        super().__init__()
        self.layer1 = nn.Linear(inputs, hidden)
        self.layer2 = nn.Linear(hidden, classes)

    def forward(self, x):
        x = torch.flatten(x, 1)
        z = self.layer1(x)
        return self.layer2(z).sigmoid()
