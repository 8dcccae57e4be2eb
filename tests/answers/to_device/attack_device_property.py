"""A tensor subclass that says it is wherever it should be."""

import warnings

import torch


class Liar(torch.Tensor):
    @property
    def device(self):
        return torch.device("meta")


def to_device(data, device):
    warnings.warn("no CUDA")
    if isinstance(data, torch.Tensor):
        return data.as_subclass(Liar)
    return data
