"""Counts the graphs that reach a backend of its own, and hears of breaks."""

import torch


def has_graph_break(fn, *args):
    graphs = []

    def keep(graph, inputs):
        graphs.append(graph)
        return graph.forward

    torch._dynamo.reset()
    try:
        torch.compile(fn, backend=keep, fullgraph=True)(*args)
    except Exception as error:
        if isinstance(error, NotImplementedError):
            raise
        return True
    return len(graphs) != 1
