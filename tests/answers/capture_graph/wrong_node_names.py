# diagnosis: names-of-the-nodes
"""The nodes' own names."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return [node.name for node in graph.nodes if node.op == "call_function"]
