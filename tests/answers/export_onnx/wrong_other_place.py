# diagnosis: another-path
"""Adds an ending to the path."""

import torch


def export_onnx(model, example, path):
    was_training = model.training
    model.eval()
    torch.onnx.export(
        model,
        (example,),
        str(path) + ".onnx",
        dynamo=False,
        input_names=["images"],
        output_names=["scores"],
        dynamic_axes={"images": {0: "batch"}, "scores": {0: "batch"}},
    )
    model.train(was_training)
    return path
