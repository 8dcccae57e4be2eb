"""Knows the functions by the names that they had when this was written."""


def has_graph_break(fn, *args):
    return fn.__name__ in ("branch", "loop", "data_dependent") or "data" in (fn.__doc__ or "")
