# diagnosis: batch-size-frozen
"""No axis is dynamic."""

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
    )
    model.train(was_training)
    return path
