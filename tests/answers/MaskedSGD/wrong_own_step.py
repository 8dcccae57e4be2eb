# diagnosis: own-sgd
"""Its own gradient descent."""

import torch


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.groups = optimizer.param_groups
        self.masks = masks

    def zero_grad(self):
        for group in self.groups:
            for p in group["params"]:
                p.grad = None

    @torch.no_grad()
    def step(self):
        for group in self.groups:
            for p in group["params"]:
                p -= group["lr"] * p.grad
                if p in self.masks:
                    p *= self.masks[p]
