"""Captures first, then translates, then saves."""

import copy

import torch


def export_onnx(model, example, path):
    captured = torch.export.export(
        copy.deepcopy(model).eval(), (example,), dynamic_shapes=[{0: torch.export.Dim.DYNAMIC}]
    )
    program = torch.onnx.export(captured, (example,), dynamo=True, verbose=False)
    program.save(str(path), external_data=False)
    return path
