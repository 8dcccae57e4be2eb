# diagnosis: none
"""How often each one is called."""

from collections import Counter

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return dict(Counter(str(node.target) for node in graph.nodes if node.op == "call_function"))
