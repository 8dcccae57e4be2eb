# diagnosis: list-of-outputs
"""All outputs."""

import onnxruntime


def run_onnx(path, batch):
    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ValueError(f"{path} is not an ONNX file") from error
    return session.run(None, {session.get_inputs()[0].name: batch})
