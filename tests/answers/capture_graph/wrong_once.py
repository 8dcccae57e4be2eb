# diagnosis: each-only-once
"""A set in the order of first use."""

import torch


def capture_graph(model, example):
    names = []
    for node in torch.export.export(model, (example,)).graph.nodes:
        if node.op == "call_function" and str(node.target) not in names:
            names.append(str(node.target))
    return names
