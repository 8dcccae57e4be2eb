# diagnosis: others-lost
"""Makes tensors of NumPy arrays."""

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
        return {key: to_device(value, device) for key, value in data.items()}
    return torch.as_tensor(data) if hasattr(data, "dtype") else data
