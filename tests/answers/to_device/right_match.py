"""With structural pattern matching and a helper."""

import warnings

import torch


def there_is(device):
    device = torch.device(device)
    if device.type != "cuda" or torch.cuda.is_available():
        return device
    warnings.warn("CUDA is not available; falling back to the CPU", RuntimeWarning, stacklevel=3)
    return torch.device("cpu")


def to_device(data, device):
    device = there_is(device)
    match data:
        case torch.Tensor() | torch.nn.Module():
            return data.to(device=device)
        case dict():
            return dict(zip(data.keys(), map(lambda v: to_device(v, device), data.values())))
        case list():
            return list(map(lambda v: to_device(v, device), data))
        case tuple():
            parts = [to_device(v, device) for v in data]
            return data._make(parts) if hasattr(data, "_make") else tuple(parts)
        case _:
            return data
