"""The module is the sequence."""

import torch


class TwoLayerNet(torch.nn.Sequential):
    def __init__(self, inputs: int = 784, hidden: int = 64, classes: int = 10) -> None:
        super().__init__(
            torch.nn.Flatten(), torch.nn.Linear(inputs, hidden), torch.nn.Sigmoid(), torch.nn.Linear(hidden, classes)
        )
