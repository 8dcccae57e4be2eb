# diagnosis: none
"""Traces with the old tracer."""

import torch


def capture_graph(model, example):
    graph = torch.jit.trace(model, example).inlined_graph
    return [node.kind() for node in graph.nodes() if node.kind().startswith("aten::")]
