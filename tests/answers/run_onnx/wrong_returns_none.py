# diagnosis: bad-file-unnoticed
"""Prints, and returns nothing."""

import onnxruntime


def run_onnx(path, batch):
    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:
        print("could not load", path, error)
        return None
    return session.run(None, {session.get_inputs()[0].name: batch})[0]
