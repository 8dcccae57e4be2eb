"""Lets the compiler's front end explain what it does."""

import torch._dynamo as dynamo


def has_graph_break(fn, *args) -> bool:
    dynamo.reset()
    explanation = dynamo.explain(fn)(*args)
    return len(explanation.break_reasons) > 0
