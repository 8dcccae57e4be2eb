# diagnosis: number-for-bool
"""How many breaks there are."""

import torch._dynamo as dynamo


def has_graph_break(fn, *args):
    dynamo.reset()
    return min(1, len(dynamo.explain(fn)(*args).break_reasons))
