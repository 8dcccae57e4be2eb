# diagnosis: weights-come-back
"""Prunes once, at the beginning."""

import torch


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.optimizer = optimizer
        with torch.no_grad():
            for parameter, mask in masks.items():
                parameter.mul_(mask)

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self):
        self.optimizer.step()
