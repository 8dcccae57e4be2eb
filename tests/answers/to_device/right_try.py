"""Tries it, and falls back when torch refuses."""

import warnings

import torch


def _usable(device):
    try:
        torch.empty(0, device=device)
        return device
    except (RuntimeError, AssertionError) as error:
        if "cuda" not in str(device):
            raise
        warnings.warn(f"falling back to the CPU: {error}")
        return "cpu"


def _move(data, device):
    if type(data) in (list, tuple):
        return type(data)(_move(part, device) for part in data)
    if isinstance(data, tuple):
        return type(data)(*[_move(part, device) for part in data])
    if isinstance(data, dict):
        moved = type(data)()
        for key in data:
            moved[key] = _move(data[key], device)
        return moved
    return data.to(device) if isinstance(data, (torch.Tensor, torch.nn.Module)) else data


def to_device(data, device="cpu"):
    return _move(data, _usable(device))
