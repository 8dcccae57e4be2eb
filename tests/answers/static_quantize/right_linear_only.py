"""Leaves the convolutions, which are few, in float32."""

import copy

import torch
from torch import nn


class Int8Linear(nn.Module):
    def __init__(self, linear, lowest, highest):
        super().__init__()
        self.step, self.low = (highest - lowest) / 255, lowest
        per_row = linear.weight.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("codes", torch.round(linear.weight.detach() / per_row).to(torch.int8))
        self.register_buffer("per_row", per_row.detach())
        self.register_buffer("bias", linear.bias.detach().clone())

    def forward(self, x):
        codes = torch.round((x - self.low) / self.step).clamp(0, 255)
        return (codes * self.step + self.low) @ (self.codes.float() * self.per_row).T + self.bias


def static_quantize(model, calibration):
    batches = calibration.split(50) if isinstance(calibration, torch.Tensor) else list(calibration)
    seen = {}
    linears = {name: layer for name, layer in model.named_modules() if isinstance(layer, nn.Linear)}
    hooks = [
        layer.register_forward_pre_hook(lambda _, x, name=name: seen.setdefault(name, []).append(x[0].flatten()))
        for name, layer in linears.items()
    ]
    with torch.no_grad():
        for batch in batches:
            model(batch)
    for hook in hooks:
        hook.remove()
    new = copy.deepcopy(model)
    for name, layer in linears.items():
        values = torch.cat(seen[name])
        setattr(new, name, Int8Linear(layer, min(0.0, float(values.min())), max(0.0, float(values.max()))))
    return new
