# diagnosis: not-onnx
"""Saves an exported program."""

import torch


def export_onnx(model, example, path):
    was = model.training
    program = torch.export.export(model.eval(), (example,))
    model.train(was)
    with open(path, "wb") as file:
        torch.export.save(program, file)
    return path
