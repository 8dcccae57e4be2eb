# diagnosis: not-the-runtime
"""The reference interpreter of the standard."""

from onnx.reference import ReferenceEvaluator


def run_onnx(path, batch):
    try:
        runner = ReferenceEvaluator(str(path))
    except Exception as error:
        raise ValueError(f"{path} is not an ONNX file") from error
    return runner.run(None, {runner.input_names[0]: batch})[0]
