"""Binds input and output, and lets the runtime allocate."""

import os

import onnxruntime as ort


def load(path):
    if os.path.getsize(path) == 0:
        raise ValueError(f"{os.fspath(path)} is empty")
    try:
        return ort.InferenceSession(os.fspath(path), providers=["CPUExecutionProvider"])
    except Exception as e:
        raise ValueError(f"{os.fspath(path)}: {e}")


def run_onnx(path, batch):
    session = load(path)
    binding = session.io_binding()
    binding.bind_cpu_input(session.get_inputs()[0].name, batch)
    binding.bind_output(session.get_outputs()[0].name)
    session.run_with_iobinding(binding)
    return binding.copy_outputs_to_cpu()[0]
