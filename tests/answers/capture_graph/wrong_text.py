# diagnosis: one-text
"""One text with a name a line."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return "\n".join(str(node.target) for node in graph.nodes if node.op == "call_function")
