"""A session, and its errors in other words."""

import onnxruntime


def run_onnx(path, batch):
    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    (entry,) = session.get_inputs()
    return session.run(None, {entry.name: batch})[0]
