"""`export_onnx`: a network as a file that runs without Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from torch import nn

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u08_deployment.onnxgraphs import Change, Graph, graph_of
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _export(
    frozen: bool = False,
    mode: bool | None = False,
    restored: Callable[[nn.Module, bool], Any] = lambda model, was: model.train(was),
    told: Callable[[Any], Any] = lambda path: path,
    change: Change = lambda values: values,
    finish: Callable[[Graph], Any] = lambda graph: None,
    place: Callable[[Any], Any] = lambda path: path,
    as_written: bool = False,
) -> Callable[..., Any]:
    """Return the export with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    frozen
        Whether the example's batch size is written down as the only one.
    mode
        The mode in which the network is exported: True for train, None for the one in which it came.
    restored
        What is done to the network's mode afterwards.
    told
        What is returned.
    change
        What is done to weights.
    finish
        What is added behind the network.
    place
        Where the file goes.
    as_written
        Whether the layers are taken in a row, whatever the network does with them.
    """

    def answer(model: nn.Module, example: torch.Tensor, path: Any) -> Any:
        was = model.training
        if mode is not None:
            model.train(mode)
        graph = graph_of(model, change, as_written)
        finish(graph)
        batch: int | str = len(example) if frozen else "batch"
        restored(model, was)
        Path(place(path)).write_bytes(graph.to_bytes([batch, *example.shape[1:]], [batch, "scores"]))
        return told(path)

    return answer


def _pickled(model: nn.Module, example: torch.Tensor, path: Any) -> Any:
    torch.save(model.state_dict(), path)
    return path


def _half(values: np.ndarray) -> np.ndarray:
    return values.astype(np.float16).astype(np.float32)


def _nothing_restored(model: nn.Module, was: bool) -> None:
    pass


def export_onnx_cases(rng: Generator) -> Iterator[Case]:
    """Run what was exported, from both modes and with other batch sizes, and look at what is left behind."""
    seed = int(rng.integers(2**30))
    args: tuple[Any, ...]
    for group, kind, training, sizes, about in (
        ("parity", "skip", False, (3,), "a network with a skip connection"),
        ("eval mode", "convolution", True, (3,), "a network with a batch norm, in train mode before"),
        ("any batch size", "two layers", False, (1, 2, 7), "two layers, run on 1, 2 and 7 samples"),
    ):
        args = (kind, seed, training, sizes)
        yield Case(group, args, about=about, probe="exported", then="exported_run", alone=True)
    for training in (True, False):
        mode = "train" if training else "eval"
        args = ("two layers", seed, training)
        yield Case("left behind", args, about=f"what is left of a network in {mode} mode", probe="export_left")


EXPORT_ONNX = Exercise(
    id="export_onnx",
    unit="08_deployment",
    points=3,
    reference=_export(),
    cases=export_onnx_cases,
    time_limit=90.0,  # torch's exporter imports for seconds before it begins
    rules=Rules(rtol=1e-5, atol=1.5e-5),
    misconceptions=(
        Misconception(
            "batch-size-frozen",
            "The file only takes batches of the example's size: its first axis was written down as a number.",
            (_export(frozen=True), _export(frozen=True, mode=None), _export(frozen=True, restored=_nothing_restored)),
        ),
        Misconception(
            "exported-in-train-mode",
            "The network was exported in train mode: its batch norm goes by the batch, not by what it has learnt.",
            (_export(mode=None), _export(mode=True)),
        ),
        Misconception(
            "leaves-eval-mode",
            "A network that was in train mode is in eval mode afterwards: whoever goes on training does not train.",
            (_export(restored=_nothing_restored),),
        ),
        Misconception(
            "always-train-mode-after",
            "The network is in train mode afterwards, whatever it was before.",
            (_export(restored=lambda model, was: model.train()),),
        ),
        Misconception(
            "path-not-returned",
            "The path did not come back.",
            (
                _export(told=lambda path: None),
                _export(told=lambda path: Path(path).read_bytes()),
                _export(told=lambda path: Graph()),
            ),
        ),
        Misconception(
            "half-precision",
            "The weights in the file have three digits: they were rounded to half precision.",
            (_export(change=_half),),
        ),
        Misconception(
            "softmax-added",
            "The file puts out probabilities; the network puts out scores.",
            (_export(finish=lambda graph: graph.add("Softmax", axis=1)),),
        ),
        Misconception(
            "layers-in-a-row",
            "The layers were written one after the other as they are listed; what is done in between is lost.",
            (_export(as_written=True),),
        ),
        Misconception(
            "another-path",
            "There is no file at the path that was given.",
            (_export(place=lambda path: f"{path}.onnx"),),
        ),
        Misconception(
            "not-onnx",
            "What was written is torch's own format, which needs the network's class to be read.",
            (_pickled,),
        ),
    ),
)
