# diagnosis: none
"""Sees whether other data give another result than what the trace of the first ones says."""

import torch


def has_graph_break(fn, *args):
    traced = torch.jit.trace(lambda *tensors: fn(*tensors), tuple(a for a in args if isinstance(a, torch.Tensor)))
    return not torch.equal(traced(*[-a for a in args if isinstance(a, torch.Tensor)]), fn(*[-a for a in args]))
