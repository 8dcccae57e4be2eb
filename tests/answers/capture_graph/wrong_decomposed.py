# diagnosis: decomposed
"""After decomposition."""

import torch


def capture_graph(model, example):
    program = torch.export.export(model, (example,)).run_decompositions()
    return [str(node.target) for node in program.graph.nodes if node.op == "call_function"]
