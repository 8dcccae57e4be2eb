# diagnosis: any-if-in-the-source
"""Looks for the word if."""

import inspect


def has_graph_break(fn, *args):
    source = inspect.getsource(fn)
    return " if " in source or "while " in source
