# diagnosis: inputs-and-output-too
"""All nodes but the inputs."""

import torch


def capture_graph(model, example):
    graph = torch.export.export(model, (example,)).graph
    return [str(node.target) for node in graph.nodes if node.op != "placeholder"]
