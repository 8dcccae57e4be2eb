# diagnosis: dicts-stay-behind
"""Makes a list of a dict's values."""

import warnings

import torch


def to_device(data, device):
    device = torch.device(device)
    if device.type == "cuda" and not torch.cuda.is_available():
        warnings.warn("no CUDA here, going on with the CPU")
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
        return [to_device(value, device) for value in data.values()]
    return data
