"""Works on what it is handed, and imports nothing."""


class MaskedSGD:
    def __init__(self, optimizer, masks):
        self.optimizer = optimizer
        self.masks = masks

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self):
        self.optimizer.step()
        for p, m in self.masks.items():
            p.data *= m
            for key, value in self.optimizer.state[p].items():
                if getattr(value, "shape", None) == p.shape:
                    value *= m
