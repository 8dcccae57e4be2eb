# diagnosis: leaves-eval-mode
"""Does not go back to train mode."""

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
    return path
