"""A subclass of Optimizer that shares groups and state."""

import torch
from torch.optim import Optimizer


class MaskedSGD(Optimizer):
    def __init__(self, optimizer, masks):
        self.inner = optimizer
        self.masks = dict(masks)
        super().__init__(optimizer.param_groups, optimizer.defaults)
        self.state = optimizer.state
        self._prune()

    @torch.no_grad()
    def _prune(self):
        for p, m in self.masks.items():
            p.data[~m] = 0.0
            for value in self.inner.state.get(p, {}).values():
                if torch.is_tensor(value) and value.shape == p.shape:
                    value[~m] = 0.0

    def step(self, closure=None):
        loss = self.inner.step(closure)
        self._prune()
        return loss
