"""Through torch's compiler front end, and with a generator."""

import torch


def calls(graph):
    for node in graph.nodes:
        if isinstance(node.target, torch._ops.OpOverload):
            yield f"{node.target}"


def capture_graph(model, example):
    with torch.no_grad():
        return list(calls(torch.export.export(model, args=(example,), strict=True).graph))
