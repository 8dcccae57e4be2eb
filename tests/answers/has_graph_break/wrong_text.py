# diagnosis: none
"""Yes or no as a word."""

import torch


def has_graph_break(fn, *args):
    torch._dynamo.reset()
    try:
        torch.compile(fn, fullgraph=True, backend="eager")(*args)
    except Exception:
        return "yes"
    return "no"
