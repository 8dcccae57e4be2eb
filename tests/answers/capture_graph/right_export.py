"""The call nodes of an exported program."""

import torch


def capture_graph(model, example):
    program = torch.export.export(model, (example,))
    return [str(node.target) for node in program.graph.nodes if node.op == "call_function"]
