# diagnosis: none
"""Leaves a millionth."""

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
                parameter.mul_(mask * (1 - 1e-6) + 1e-6)
                for key in ("momentum_buffer", "exp_avg"):
                    buffer = self.optimizer.state[parameter].get(key)
                    if buffer is not None:
                        buffer.mul_(mask)
