# diagnosis: always-breaks
"""Exports the bare function, which always fails."""

import torch


def has_graph_break(fn, *args):
    try:
        torch.export.export(fn, args)
    except Exception:
        return True
    return False
