# diagnosis: all-momentum-dropped
"""Sets the state of pruned layers aside."""

import torch


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.optimizer = optimizer
        self.masks = masks

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self):
        self.optimizer.step()
        with torch.no_grad():
            for parameter, mask in self.masks.items():
                parameter.mul_(mask)
                self.optimizer.state[parameter] = {}
