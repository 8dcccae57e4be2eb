"""Everything else by __getattr__; masks gradients first."""

import torch


class MaskedSGD:
    """Wraps an optimizer."""

    def __init__(self, optimizer, masks):
        self._optimizer, self._masks = optimizer, [(p, m.to(p.dtype)) for p, m in masks.items()]

    def __getattr__(self, name):
        return getattr(self._optimizer, name)

    @torch.no_grad()
    def step(self, *args, **kwargs):
        for p, m in self._masks:
            if p.grad is not None:
                p.grad *= m
        result = self._optimizer.step(*args, **kwargs)
        for p, m in self._masks:
            p *= m
            state = self._optimizer.state[p]
            for name, value in state.items():
                if name != "step" and torch.is_tensor(value):
                    state[name] = value * m
        return result
