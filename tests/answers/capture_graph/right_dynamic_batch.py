"""With a batch axis of any length."""

import torch
from torch.export import Dim, export


def capture_graph(model: torch.nn.Module, example: torch.Tensor) -> list[str]:
    batch = Dim("batch")
    program = export(model, (example,), dynamic_shapes=({0: batch},))
    names = []
    for node in program.graph_module.graph.nodes:
        if node.op.startswith("call"):
            names.append(str(node.target))
    return names
