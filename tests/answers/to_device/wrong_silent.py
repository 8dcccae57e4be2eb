# diagnosis: falls-back-silently
"""Falls back without a word."""

import warnings

import torch


def to_device(data, device):
    device = torch.device(device)
    if device.type == "cuda" and not torch.cuda.is_available():
        device = torch.device("cpu")
    if isinstance(data, (torch.Tensor, torch.nn.Module)):
        return data.to(device)
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(to_device(part, device) for part in data))
    if isinstance(data, tuple):
        return tuple(to_device(part, device) for part in data)
    if isinstance(data, list):
        return [to_device(part, device) for part in data]
    if isinstance(data, dict):
        return {key: to_device(value, device) for key, value in data.items()}
    return data
