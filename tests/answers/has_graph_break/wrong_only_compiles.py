# diagnosis: only-runs-it
"""Calls torch.compile and never what it returns."""

import torch


def has_graph_break(fn, *args):
    try:
        torch.compile(fn, fullgraph=True, backend="eager")
    except Exception:
        return True
    return False
