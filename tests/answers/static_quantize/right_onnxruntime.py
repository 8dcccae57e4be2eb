"""Exported, quantized by ONNX Runtime, and called like a module; the file is in its state."""

import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, quantize_static


class Reader(CalibrationDataReader):
    def __init__(self, batches):
        self.left = iter(batches)

    def get_next(self):
        batch = next(self.left, None)
        return None if batch is None else {"x": batch.numpy()}


class OnnxModule(torch.nn.Module):
    def __init__(self, data: bytes):
        super().__init__()
        self.register_buffer("file", torch.from_numpy(np.frombuffer(data, np.uint8).copy()))
        self.session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])

    def forward(self, x):
        return torch.from_numpy(self.session.run(None, {"x": x.detach().numpy()})[0])


def static_quantize(model, calibration):
    batches = [calibration] if isinstance(calibration, torch.Tensor) else list(calibration)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        was = model.training
        torch.onnx.export(
            model.eval(), (batches[0],), str(plain), dynamo=False, input_names=["x"], dynamic_axes={"x": {0: "batch"}}
        )
        model.train(was)
        quantize_static(str(plain), str(small), Reader(batches), quant_format=QuantFormat.QDQ, per_channel=True)
        return OnnxModule(small.read_bytes())
