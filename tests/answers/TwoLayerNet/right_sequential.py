"""One sequence of modules."""

from torch import nn


class TwoLayerNet(nn.Module):
    def __init__(self, inputs=784, hidden=64, classes=10):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(inputs, hidden), nn.Sigmoid(), nn.Linear(hidden, classes))

    def forward(self, x):
        return self.net(x)
