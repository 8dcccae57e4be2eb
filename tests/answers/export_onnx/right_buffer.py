"""Into memory first, then in one piece to the path; the mode goes back in any case."""

import io
import os
import warnings

import torch


def export_onnx(model: torch.nn.Module, example: torch.Tensor, path) -> str:
    modes = {module: module.training for module in model.modules()}
    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                model.eval(),
                example,
                buffer,
                dynamo=False,
                input_names=["x"],
                dynamic_axes={"x": [0]},
                opset_version=17,
            )
    finally:
        for module, mode in modes.items():
            module.training = mode
    with open(path, "wb") as file:
        file.write(buffer.getvalue())
    return os.fspath(path)
