"""A hook that the optimizer calls after its step."""

import torch


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.optimizer = optimizer

        def prune(inner, args, kwargs):
            for p, m in masks.items():
                p.data.masked_fill_(~m, 0)
                for k in inner.state[p]:
                    if k in ("momentum_buffer", "exp_avg", "exp_avg_sq") and inner.state[p][k] is not None:
                        inner.state[p][k].masked_fill_(~m, 0)

        optimizer.register_step_post_hook(prune)
        self.step = optimizer.step
        self.zero_grad = optimizer.zero_grad
