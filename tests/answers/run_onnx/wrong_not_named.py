# diagnosis: file-not-named
"""Does not say which file."""

import onnxruntime


def run_onnx(path, batch):
    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ValueError("not a valid ONNX file") from error
    return session.run(None, {session.get_inputs()[0].name: batch})[0]
