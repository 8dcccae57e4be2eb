# diagnosis: without-the-overload
"""The names in the operators' schemas."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return [node.target.name() for node in graph.nodes if node.op == "call_function"]
