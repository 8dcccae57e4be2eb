"""Probes for ONNX files: what an export writes, measured by running it, and what becomes of files that are none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pixelgrad.check.checkpoints import Place

__all__ = ["export_left", "exported", "exported_run", "onnx_refused", "onnx_run"]

NAME = "net.onnx"
SHAPES: dict[str, tuple[int, ...]] = {"two layers": (1, 3, 4), "convolution": (2, 6, 5), "skip": (5,)}
"""The kinds of networks that are exported, and the shape of one sample of each."""


def exported(answer: Callable[..., Any], kind: str, seed: int, training: bool, sizes: Sequence[int]) -> Any:
    """Have a network exported, and return what was written; `exported_run` runs it where nothing else is known.

    Parameters
    ----------
    kind
        One of `SHAPES`.
    seed
        Decides the weights.
    training
        Whether the network is in train mode before.
    sizes
        With how many samples it is run.
    """
    import torch

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / NAME
        answer(_network(kind, seed).train(training), torch.from_numpy(_samples(kind, seed, 3)), path)
        return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir()) if file.is_file()}


def exported_run(
    answer: Callable[..., Any],
    files: Mapping[str, bytes],
    kind: str,
    seed: int,
    training: bool,
    sizes: Sequence[int],
) -> Any:
    """Run files that come from elsewhere with ONNX Runtime on batches of several sizes; return the outputs."""
    if NAME not in files:
        return "there is no file at the path"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name, data in files.items():
            (Path(folder) / os.path.basename(name)).write_bytes(data)
        try:
            session = _session(os.path.join(folder, NAME))
        except Exception:
            return "ONNX Runtime cannot read the file"
        inputs = [entry.name for entry in session.get_inputs()]
        if len(inputs) != 1:
            return f"{len(inputs)} inputs"
        outputs: list[Any] = []
        for size in sizes:
            try:
                outputs.append(session.run(None, {inputs[0]: _samples(kind, seed + size, size)})[0])
            except Exception:
                outputs.append(f"a batch of {size} was refused")
        return outputs


def export_left(answer: Callable[..., Any], kind: str, seed: int, training: bool) -> dict[str, Any]:
    """Have a network exported; return what came back, and what is left of the network."""
    import torch

    net = _network(kind, seed).train(training)
    before = _frozen(net)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / NAME
        value = answer(net, torch.from_numpy(_samples(kind, seed, 3)), path)
        is_path = isinstance(value, str | os.PathLike) and os.fspath(value) == os.fspath(path)
    modes = {module.training for module in net.modules()}
    return {
        "returned": "the path" if is_path else type(value).__name__,
        "mode": {True: "train", False: "eval"}[modes.pop()] if len(modes) == 1 else "both",
        "the network's weights are as they were": _frozen(net) == before,
    }


def onnx_run(answer: Callable[..., Any], data: bytes, batch: np.ndarray) -> Any:
    """Write a file and have it run."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / NAME
        path.write_bytes(data)
        return answer(path, batch)


def onnx_refused(answer: Callable[..., Any], name: str, data: bytes, batch: np.ndarray) -> Any:
    """Write a file that is no network and have it run; tell whether it was refused, and named."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / name
        path.write_bytes(data)
        try:
            answer(path, batch)
        except NotImplementedError:
            raise
        except Exception as error:
            return {"ValueError": isinstance(error, ValueError), "the file is named": path.stem in str(error)}
    return "no error"


def _session(path: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _samples(kind: str, seed: int, count: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, *SHAPES[kind])).astype(np.float32)


def _network(kind: str, seed: int) -> Any:
    """Return a network whose weights, and what it remembers of batches, come from NumPy's generator."""
    import torch
    from torch import nn

    class Skip(nn.Module):
        """Adds what it gets to what its layers make of it; they are not in the order in which they are used."""

        def __init__(self) -> None:
            super().__init__()
            self.last = nn.Linear(5, 5)
            self.first = nn.Linear(5, 5)

        def forward(self, x: Any) -> Any:
            return self.last(x + torch.relu(self.first(x)))

    net: Any
    if kind == "two layers":
        net = nn.Sequential(nn.Flatten(), nn.Linear(12, 6), nn.ReLU(), nn.Linear(6, 3))
    elif kind == "convolution":
        layers = (nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3), nn.ReLU(), nn.MaxPool2d(2))
        net = nn.Sequential(*layers, nn.Flatten(), nn.Linear(6, 3))
    else:
        net = Skip()
    rng = np.random.default_rng(seed)
    with torch.no_grad():
        for name, tensor in net.state_dict().items():
            shape = tuple(tensor.shape)
            if name.endswith("running_var"):
                tensor.copy_(torch.from_numpy(rng.uniform(0.5, 4, shape).astype(np.float32)))
            elif tensor.is_floating_point():
                tensor.copy_(torch.from_numpy(rng.normal(0, 0.5, shape).astype(np.float32)))
    return net


def _frozen(net: Any) -> dict[str, bytes]:
    return {name: tensor.detach().numpy().tobytes() for name, tensor in net.state_dict().items()}
