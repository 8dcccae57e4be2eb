# diagnosis: upside-down
"""True where it works."""

import torch


def has_graph_break(fn, *args):
    torch._dynamo.reset()
    try:
        torch.compile(fn, fullgraph=True, backend="eager")(*args)
        return True
    except Exception:
        return False
