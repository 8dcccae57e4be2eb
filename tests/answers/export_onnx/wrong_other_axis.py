# diagnosis: batch-size-frozen
"""The second axis is the dynamic one."""

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
        dynamic_axes={"images": {1: "batch"}, "scores": {0: "batch"}},
    )
    model.train(was_training)
    return path
