# diagnosis: weights-come-back
"""Prunes before the step."""

import torch


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.optimizer = optimizer
        self.masks = masks

    def __getattr__(self, name):
        return getattr(self.optimizer, name)

    def step(self):
        with torch.no_grad():
            for parameter, mask in self.masks.items():
                parameter.mul_(mask)
        self.optimizer.step()
