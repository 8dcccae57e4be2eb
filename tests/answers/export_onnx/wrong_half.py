# diagnosis: half-precision
"""Rounds the weights to half precision."""

import copy

import torch


def export_onnx(model, example, path):
    small = copy.deepcopy(model).eval().half().float()
    torch.onnx.export(small, (example,), str(path), dynamo=False, input_names=["x"], dynamic_axes={"x": {0: "n"}})
    return path
