"""Reads the names off the module that the program gives back."""

import torch


def capture_graph(model, example):
    was_training = model.training
    module = torch.export.export(model.eval(), (example,)).module()
    model.train(was_training)
    return [str(node.target) for node in module.graph.nodes if node.op == "call_function"]
