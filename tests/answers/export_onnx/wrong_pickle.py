# diagnosis: not-onnx
"""Saves with torch."""

import torch


def export_onnx(model, example, path):
    torch.save(model.state_dict(), path)
    return path
