# diagnosis: fake-quantized
"""Rounds the weights in place of the old ones."""

import copy

import torch


def static_quantize(model, calibration):
    new = copy.deepcopy(model)
    with torch.no_grad():
        for p in new.parameters():
            scale = p.abs().max() / 127
            p.copy_((p / scale).round() * scale)
    return new
