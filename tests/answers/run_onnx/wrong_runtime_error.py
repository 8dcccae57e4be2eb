# diagnosis: runtime-error-let-through
"""Raises an OSError."""

import onnxruntime


def run_onnx(path, batch):
    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:
        raise OSError(f"cannot read {path}") from error
    return session.run(None, {session.get_inputs()[0].name: batch})[0]
