"""`run_onnx`: run an exported network where there is no torch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import onnxruntime
from numpy.random import Generator
from onnx import TensorProto
from onnx.reference import ReferenceEvaluator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u08_deployment.onnxgraphs import MICROSOFT, Graph
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _refuse(path: Any, error: Exception) -> Any:
    raise ValueError(f"{path} is not a network that ONNX Runtime can run: {error}") from error


def _session(path: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(os.fspath(path), options, providers=["CPUExecutionProvider"])


def _run(
    on_error: Callable[[Any, Exception], Any] = _refuse,
    name_of: Callable[[Any], str] = lambda session: session.get_inputs()[0].name,
    made: Callable[[list[Any]], Any] = lambda outputs: outputs[0],
    given: Callable[[np.ndarray], np.ndarray] = lambda batch: batch,
) -> Callable[..., Any]:
    """Return the run with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    on_error
        What is done about a file that cannot be read.
    name_of
        By which name the input goes.
    made
        What is returned of the outputs.
    given
        What is done to the batch before.
    """

    def answer(path: Any, batch: np.ndarray) -> Any:
        try:
            session = _session(path)
        except Exception as error:
            return on_error(path, error)
        return made(session.run(None, {name_of(session): given(batch)}))

    return answer


def _own_error(path: Any, error: Exception) -> Any:
    raise error


def _nameless(path: Any, error: Exception) -> Any:
    raise ValueError("the file is damaged")


def _other_error(path: Any, error: Exception) -> Any:
    raise RuntimeError(f"{path} is damaged")


def _interpreted(path: Any, batch: np.ndarray) -> Any:
    """Run with the slow interpreter that comes with onnx."""
    try:
        evaluator = ReferenceEvaluator(os.fspath(path))
    except Exception as error:
        return _refuse(path, error)
    outputs: Any = evaluator.run(None, {evaluator.input_names[0]: batch})
    return outputs[0]


def _one_by_one(path: Any, batch: np.ndarray) -> Any:
    return _run(given=lambda batch: batch[:1])(path, batch)


def run_onnx_cases(rng: Generator) -> Iterator[Case]:
    """Run networks of several types and names, then files that are no networks."""
    inputs, outputs = int(rng.integers(3, 6)), int(rng.integers(2, 5))
    name = ("image", "pixels", "onnx::Gemm_0")[int(rng.integers(3))]
    small = rng.normal(size=(5, inputs)).astype(np.float32)

    def linear(name: str = "x", kind: Any = np.float32) -> Graph:
        graph = Graph(name)
        weight, bias = rng.normal(size=(outputs, inputs)), rng.normal(size=outputs)
        graph.add("Gemm", graph.keep(weight.astype(kind)), graph.keep(bias.astype(kind)), transB=1)
        return graph

    shape: tuple[list[Any], list[Any]] = (["batch", inputs], ["batch", outputs])
    scores = linear(name).to_bytes(*shape, output="scores of each class")
    yield Case("outputs", (scores, small), about=f"a linear layer with an input named {name}", probe="onnx_run")
    yield Case("outputs", (scores, small[:1]), about="the same on a single sample", probe="onnx_run")
    graph = Graph("images")
    kernels, bias = rng.normal(size=(3, 2, 3, 3)).astype(np.float32), rng.normal(size=3).astype(np.float32)
    graph.add("Conv", graph.keep(kernels), graph.keep(bias))
    graph.add("Relu")
    images = rng.normal(size=(3, 2, 6, 5)).astype(np.float32)
    data = graph.to_bytes(["batch", 2, 6, 5], ["batch", 3, 4, 3])
    yield Case("outputs", (data, images), about="a convolution", probe="onnx_run")

    double = linear("y0", np.float64).to_bytes(*shape, TensorProto.DOUBLE, TensorProto.DOUBLE)
    yield Case("dtype", (double, small.astype(np.float64)), about="a network in float64", probe="onnx_run")
    graph = linear()
    graph.add("ArgMax", axis=1, keepdims=0)
    data = graph.to_bytes(shape[0], ["batch"], result_kind=TensorProto.INT64)
    yield Case("dtype", (data, small), about="a network that puts out classes", probe="onnx_run")
    graph = linear()
    graph.add("QuickGelu", domain=MICROSOFT, alpha=1.5)
    about = "an operator that ONNX Runtime has and the standard does not"
    yield Case("the runtime", (graph.to_bytes(*shape), small), about=about, probe="onnx_run")

    files = {
        "an empty file": b"",
        "a file that is cut off": scores[: len(scores) // 2],
        "a text": b"This is not a network.\n" * 20,
        "a picture": b"\x89PNG\r\n\x1a\n" + rng.bytes(200),
    }
    for number, (about, data) in enumerate(files.items()):
        args = (f"file-{number}-{int(rng.integers(1000))}.onnx", data, small)
        yield Case("bad files", args, about=about, probe="onnx_refused")


RUN_ONNX = Exercise(
    id="run_onnx",
    unit="08_deployment",
    points=2,
    reference=_run(),
    cases=run_onnx_cases,
    time_limit=30.0,
    rules=Rules(rtol=1e-5, atol=1e-5),
    misconceptions=(
        Misconception(
            "runtime-error-let-through",
            "For a file that cannot be read the runtime's own error came; a ValueError is asked for.",
            (_run(_own_error), _run(_other_error)),
        ),
        Misconception(
            "file-not-named",
            "The error does not say which file it is about.",
            (_run(_nameless),),
        ),
        Misconception(
            "bad-file-unnoticed",
            "A file that is no network was passed over as if nothing had happened.",
            (_run(lambda path, error: None), _run(lambda path, error: np.zeros(0, np.float32))),
        ),
        Misconception(
            "input-name-fixed",
            "The input is looked for under a name of its own; each file has another one.",
            (_run(name_of=lambda session: "x"), _run(name_of=lambda session: "input")),
        ),
        Misconception(
            "list-of-outputs",
            "The list of all outputs came back; the array in it is asked for.",
            (_run(made=lambda outputs: outputs), _run(made=lambda outputs: outputs[0].tolist())),
        ),
        Misconception(
            "other-dtype",
            "The numbers came in another dtype than the runtime's own.",
            (
                _run(made=lambda outputs: outputs[0].astype(np.float64)),
                _run(made=lambda outputs: outputs[0].astype(np.float32)),
            ),
        ),
        Misconception(
            "batch-converted",
            "The batch was converted to float32 before; a network in float64 does not take that.",
            (_run(given=lambda batch: batch.astype(np.float32)),),
        ),
        Misconception(
            "first-sample-only",
            "Only the first sample was run.",
            (_one_by_one, _run(made=lambda outputs: outputs[0][0])),
        ),
        Misconception(
            "classes-for-outputs",
            "The place of the largest output came back; the outputs themselves are asked for.",
            (_run(made=lambda outputs: outputs[0].argmax(axis=-1)),),
        ),
        Misconception(
            "not-the-runtime",
            "The file was run by an interpreter of the standard's operators; ONNX Runtime is asked for.",
            (_interpreted,),
        ),
    ),
)
