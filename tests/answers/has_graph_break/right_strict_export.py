"""Exports in strict mode; only the compiler's own errors count."""

import torch
from torch._dynamo.exc import TorchDynamoException


def has_graph_break(fn, *args):
    module = torch.nn.Module()
    module.forward = lambda *inputs: fn(*inputs)
    try:
        torch.export.export(module, args, strict=True)
    except (TorchDynamoException, RuntimeError):
        return True
    return False
