# diagnosis: layers-for-operators
"""A symbolic trace."""

import torch.fx


def capture_graph(model, example):
    graph = torch.fx.symbolic_trace(model).graph
    return [str(node.target) for node in graph.nodes if node.op in ("call_function", "call_method", "call_module")]
