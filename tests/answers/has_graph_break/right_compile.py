"""Compiles to one graph, or fails to."""

import torch


def has_graph_break(fn, *args):
    torch.compiler.reset()
    try:
        torch.compile(fn, fullgraph=True, backend="eager")(*args)
    except Exception:
        return True
    return False
