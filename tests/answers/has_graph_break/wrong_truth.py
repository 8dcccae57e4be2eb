# diagnosis: only-truth-of-tensors
"""Notices only that a tensor is asked whether it is true."""

import torch


def has_graph_break(fn, *args):
    asked = []
    before = torch.Tensor.__bool__

    def ask(tensor):
        asked.append(tensor)
        return before(tensor)

    torch.Tensor.__bool__ = ask
    try:
        fn(*args)
    finally:
        torch.Tensor.__bool__ = before
    return bool(asked)
