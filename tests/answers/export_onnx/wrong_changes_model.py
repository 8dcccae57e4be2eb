# diagnosis: none
"""Rounds the given network's own weights afterwards."""

import torch


def export_onnx(model, example, path):
    was_training = model.training
    model.eval()
    torch.onnx.export(
        model,
        (example,),
        str(path),
        dynamo=False,
        input_names=["images"],
        output_names=["scores"],
        dynamic_axes={"images": {0: "batch"}, "scores": {0: "batch"}},
    )
    model.train(was_training).half().float()
    return path
