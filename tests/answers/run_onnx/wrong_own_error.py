# diagnosis: runtime-error-let-through
"""Lets the runtime's error through."""

import onnxruntime


def run_onnx(path, batch):
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: batch})[0]
