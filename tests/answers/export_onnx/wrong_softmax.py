# diagnosis: softmax-added
"""Adds a softmax."""

import torch


def export_onnx(model, example, path):
    was = model.training
    net = torch.nn.Sequential(model, torch.nn.Softmax(dim=1)).eval()
    torch.onnx.export(net, (example,), str(path), dynamo=False, input_names=["x"], dynamic_axes={"x": {0: "n"}})
    model.train(was)
    return path
