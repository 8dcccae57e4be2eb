# diagnosis: none
"""Looks for an ending of its own, and refuses everything."""

import onnxruntime


def run_onnx(path, batch):
    if not str(path).endswith(".ort"):
        raise ValueError(f"{path} is not a file of ONNX Runtime")
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: batch})[0]
