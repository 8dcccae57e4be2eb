# diagnosis: symbolic-trace
"""Traces with proxies in place of all arguments."""

import torch.fx


def has_graph_break(fn, *args):
    try:
        torch.fx.symbolic_trace(fn)
    except Exception:
        return True
    return False
