# diagnosis: only-runs-it
"""Compiles with breaks allowed."""

import torch


def has_graph_break(fn, *args):
    torch._dynamo.reset()
    try:
        torch.compile(fn, backend="eager")(*args)
    except Exception:
        return True
    return False
