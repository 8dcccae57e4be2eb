"""The exporter that captures, with the weights in a file beside it."""

import torch


def export_onnx(model, example, path):
    was_training = model.training
    model.eval()
    try:
        batch = torch.export.Dim("batch")
        torch.onnx.export(model, (example,), path, dynamo=True, dynamic_shapes=({0: batch},))
    finally:
        model.train(was_training)
    return path
