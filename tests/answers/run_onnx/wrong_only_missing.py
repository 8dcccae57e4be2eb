# diagnosis: runtime-error-let-through
"""Only looks whether there is a file."""

import os

import onnxruntime


def run_onnx(path, batch):
    if not os.path.exists(path):
        raise ValueError(f"{path} does not exist")
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: batch})[0]
