# diagnosis: one-level-only
"""Moves what lies directly in the container."""

import warnings

import torch


def to_device(data, device):
    device = torch.device(device)
    if device.type == "cuda" and not torch.cuda.is_available():
        warnings.warn("no CUDA here, going on with the CPU")
        device = torch.device("cpu")
    if isinstance(data, (torch.Tensor, torch.nn.Module)):
        return data.to(device)
    move = lambda part: part.to(device) if isinstance(part, (torch.Tensor, torch.nn.Module)) else part
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(move(part) for part in data))
    if isinstance(data, tuple):
        return tuple(move(part) for part in data)
    if isinstance(data, list):
        return [move(part) for part in data]
    if isinstance(data, dict):
        return {key: move(value) for key, value in data.items()}
    return data
