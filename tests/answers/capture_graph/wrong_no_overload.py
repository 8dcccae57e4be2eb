# diagnosis: without-the-overload
"""Cuts the overload off."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return [str(node.target.overloadpacket) for node in graph.nodes if node.op == "call_function"]
