# diagnosis: objects-for-names
"""The operators themselves."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return [node.target for node in graph.nodes if node.op == "call_function"]
