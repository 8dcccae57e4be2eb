# diagnosis: not-in-order
"""Sorted by name."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return sorted(str(node.target) for node in graph.nodes if node.op == "call_function")
