"""Its own matrices, laid out as in unit 03, (inputs, hidden)."""

import torch
from torch import nn


class TwoLayerNet(nn.Module):
    def __init__(self, inputs=784, hidden=64, classes=10):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(inputs, hidden) / inputs**0.5)
        self.b1 = nn.Parameter(torch.zeros(hidden))
        self.w2 = nn.Parameter(torch.randn(hidden, classes) / hidden**0.5)
        self.b2 = nn.Parameter(torch.zeros(classes))

    def forward(self, x):
        x = x.reshape(len(x), -1)
        h = 1 / (1 + torch.exp(-(x @ self.w1 + self.b1)))
        return h @ self.w2 + self.b2
