# diagnosis: only-item
"""Looks for item()."""

import inspect


def has_graph_break(fn, *args):
    return "item()" in inspect.getsource(fn)
