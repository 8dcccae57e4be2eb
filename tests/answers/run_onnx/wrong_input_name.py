# diagnosis: input-name-fixed
"""Takes the input to be called x."""

import onnxruntime


def run_onnx(path, batch):
    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ValueError(f"{path} is not an ONNX file") from error
    return session.run(None, {"x": batch})[0]
