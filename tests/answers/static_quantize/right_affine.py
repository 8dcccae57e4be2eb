"""Unsigned codes with a zero point, one scale a tensor of weights, quantized by hooks."""

import copy

import torch
from torch import nn


def affine(low, high):
    low, high = min(low, 0.0), max(high, 0.0)
    scale = (high - low) / 255 or 1.0
    return scale, round(-low / scale)


class Quantized(nn.Module):
    def __init__(self, layer, low, high):
        super().__init__()
        self.scale, self.zero = affine(low, high)
        self.weight_scale = layer.weight.detach().abs().max().item() / 127
        codes = (layer.weight.detach() / self.weight_scale).round().clamp(-128, 127).to(torch.int8)
        self.register_buffer("codes", codes)
        self.register_buffer("bias", (layer.bias.detach() / (self.scale * self.weight_scale)).round().to(torch.int32))
        self.kind = type(layer)

    def forward(self, x):
        q = (x / self.scale + self.zero).round().clamp(0, 255).to(torch.uint8)
        centred = q.to(torch.float32) - self.zero
        function = nn.functional.conv2d if self.kind is nn.Conv2d else nn.functional.linear
        total = function(centred, self.codes.to(torch.float32), self.bias.to(torch.float32))
        return total * (self.scale * self.weight_scale)


def static_quantize(model: nn.Module, calibration) -> nn.Module:
    if isinstance(calibration, torch.Tensor):
        calibration = calibration.split(16)
    result = copy.deepcopy(model)
    lows, highs = {}, {}

    def look(name):
        def hook(module, args):
            lows[name] = min(lows.get(name, 0.0), float(args[0].min()))
            highs[name] = max(highs.get(name, 0.0), float(args[0].max()))

        return hook

    layers = {n: m for n, m in result.named_modules() if isinstance(m, nn.Linear | nn.Conv2d)}
    handles = [m.register_forward_pre_hook(look(n)) for n, m in layers.items()]
    with torch.inference_mode():
        for batch in calibration:
            result(batch)
    for handle in handles:
        handle.remove()
    for name, layer in layers.items():
        parent = result.get_submodule(name.rpartition(".")[0])
        setattr(parent, name.rpartition(".")[2], Quantized(layer, lows[name], highs[name]))
    return result.eval()
