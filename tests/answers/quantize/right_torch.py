"""Through torch."""

import torch


def quantize(x, bits=8, symmetric=True):
    t = torch.tensor(x, dtype=torch.float64)
    if symmetric:
        q = 2 ** (bits - 1) - 1
        scale = (t.abs().max() / q).item() or 1.0
        return torch.round(t / scale).to(torch.int16).numpy(), scale, 0
    lo, hi = min(t.min().item(), 0.0), max(t.max().item(), 0.0)
    scale = (hi - lo) / (2**bits - 1) or 1.0
    z = round(-lo / scale)
    return torch.clamp(torch.round(t / scale) + z, 0, 2**bits - 1).to(torch.uint8).numpy(), scale, z
