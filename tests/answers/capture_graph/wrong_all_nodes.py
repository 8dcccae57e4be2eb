# diagnosis: inputs-and-output-too
"""All nodes of the graph."""

import torch


def capture_graph(model, example):
    return [str(node.target) for node in torch.export.export(model, (example,)).graph.nodes]
