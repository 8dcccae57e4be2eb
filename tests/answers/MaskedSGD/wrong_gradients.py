# diagnosis: only-gradients-masked
"""Masks gradients only."""


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.optimizer = optimizer
        self.masks = masks

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self):
        for parameter, mask in self.masks.items():
            if parameter.grad is not None:
                parameter.grad *= mask
        self.optimizer.step()
