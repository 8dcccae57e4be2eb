# diagnosis: layers-in-a-row
"""Exports the list of layers."""

import torch


def export_onnx(model, example, path):
    was = model.training
    net = torch.nn.Sequential(*model.children()).eval()
    torch.onnx.export(net, (example,), str(path), dynamo=False, input_names=["x"], dynamic_axes={"x": {0: "n"}})
    model.train(was)
    return path
