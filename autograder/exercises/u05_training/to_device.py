"""`to_device`: nested data to where the work is done."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def _moved_dict(data: dict[Any, Any], move: Callable[[Any], Any]) -> dict[Any, Any]:
    return {key: move(value) for key, value in data.items()}


def _mover(
    fields: Callable[[Any, list[Any]], Any] = lambda data, parts: type(data)(*parts),
    lists: Callable[[list[Any]], Any] = list,
    tuples: Callable[[list[Any]], Any] = tuple,
    dicts: Callable[[dict[Any, Any], Callable[[Any], Any]], Any] = _moved_dict,
    others: Callable[[Any], Any] = lambda data: data,
    fall_back: bool = True,
    warn: bool = True,
    nested: bool = True,
) -> Callable[..., Any]:
    """Return the answer with some of its parts exchanged; as it stands it is right."""

    def answer(data: Any, device: Any) -> Any:
        device = torch.device(device)
        if device.type == "cuda" and not torch.cuda.is_available() and fall_back:
            if warn:
                warnings.warn("there is no CUDA here: the CPU takes its place", stacklevel=2)
            device = torch.device("cpu")

        def move(part: Any, depth: int = 0) -> Any:
            if isinstance(part, torch.Tensor | torch.nn.Module):
                return part.to(device)
            if depth and not nested:
                return part
            if isinstance(part, tuple):
                moved = [move(entry, depth + 1) for entry in part]
                return fields(part, moved) if hasattr(part, "_fields") else tuples(moved)
            if isinstance(part, list):
                return lists([move(entry, depth + 1) for entry in part])
            if isinstance(part, dict):
                return dicts(part, lambda value: move(value, depth + 1))
            return others(part)

        return move(data)

    return answer


to_device = _mover()


def _move_in_place(data: Any, device: Any) -> Any:
    """Change the caller's own lists and dicts."""
    if isinstance(data, list | dict):
        for key in range(len(data)) if isinstance(data, list) else data:
            data[key] = _move_in_place(data[key], device)
        return data
    if isinstance(data, tuple):
        parts = [_move_in_place(part, device) for part in data]
        return type(data)(*parts) if hasattr(data, "_fields") else tuple(parts)
    return to_device(data, device)


def _copy_modules(data: Any, device: Any) -> Any:
    import copy

    return to_device(copy.deepcopy(data) if isinstance(data, torch.nn.Module) else data, device)


def to_device_cases(rng: Generator) -> Iterator[Case]:
    """Ask for each kind of container, for what is no tensor, for modules, and for a device that is not there."""

    def rows() -> int:
        return int(rng.integers(2, 10))

    about = {
        "tensor": "a tensor",
        "tuple": "a tuple of tensors",
        "list": "a list of tensors",
        "dict": "a dict of tensors",
        "nested": "lists, tuples and dicts in one another",
    }
    for kind, words in about.items():
        yield Case("containers", (kind, "meta", rows()), about=f"{words}, to the device meta", probe="moved")
    yield Case("containers", ("list", "cpu", rows()), about="a list of tensors, to the CPU", probe="moved")
    yield Case(
        "containers", ("dict", "meta", rows(), True), about="a dict of tensors, to torch.device('meta')", probe="moved"
    )
    yield Case(
        "named tuples", ("named tuple", "meta", rows()), about="a named tuple of tensors, to meta", probe="moved"
    )
    for kind in ("others", "text", "nothing", "object"):
        words = "things that are no tensors" if kind == "others" else f"no tensor at all ({kind})"
        yield Case("other objects", (kind, "meta", rows()), about=f"{words}, to meta", probe="moved")
    yield Case("modules", ("module", "meta", rows()), about="a module, to meta", probe="moved")
    yield Case("modules", ("module in a tuple", "meta", rows()), about="a module and a tensor, to meta", probe="moved")
    yield Case("no CUDA", ("tensor", "cuda", rows()), about="a tensor, to CUDA where there is none", probe="moved")
    yield Case("no CUDA", ("tuple", "cuda", rows()), about="a tuple, to CUDA where there is none", probe="moved")
    yield Case("no CUDA", ("module", "cuda", rows()), about="a module, to CUDA where there is none", probe="moved")


TO_DEVICE = Exercise(
    id="to_device",
    unit="05_training",
    points=2,
    reference=to_device,
    cases=to_device_cases,
    misconceptions=(
        Misconception(
            "lists-become-tuples",
            "A list came back as a tuple: each container should come back as the kind that it was.",
            (_mover(lists=tuple),),
        ),
        Misconception(
            "tuples-become-lists",
            "A tuple came back as a list: each container should come back as the kind that it was.",
            (_mover(tuples=list), _mover(tuples=list, fields=lambda data, parts: parts)),
        ),
        Misconception(
            "named-tuple-loses-its-names",
            "A named tuple came back as a plain tuple, or could not be built again: its fields are given one by one.",
            (
                _mover(fields=lambda data, parts: tuple(parts)),
                _mover(fields=lambda data, parts: type(data)(parts)),
            ),
        ),
        Misconception(
            "dicts-stay-behind",
            "The tensors in a dict were not moved.",
            (
                _mover(dicts=lambda data, move: data),
                _mover(dicts=lambda data, move: dict(data)),
                _mover(dicts=lambda data, move: [move(value) for value in data.values()]),
            ),
        ),
        Misconception(
            "one-level-only",
            "Only the outermost container was looked into; a tensor deeper down stayed where it was.",
            (_mover(nested=False),),
        ),
        Misconception(
            "others-lost",
            "What is no tensor did not come back as it was; names, numbers and other objects pass through untouched.",
            (
                _mover(others=lambda data: torch.as_tensor(data)),
                _mover(others=lambda data: data.to("cpu")),
                _mover(others=lambda data: torch.as_tensor(data) if isinstance(data, np.ndarray) else data),
                _mover(others=lambda data: None),
            ),
        ),
        Misconception(
            "no-fall-back",
            "CUDA was asked for where there is none, and the error came through; the CPU should take its place.",
            (_mover(fall_back=False),),
        ),
        Misconception(
            "falls-back-silently",
            "The CPU took CUDA's place without a word; a warning should say so.",
            (_mover(warn=False),),
        ),
        Misconception(
            "containers-changed-in-place",
            "The caller's own list or dict was changed; a new one is asked for.",
            (_move_in_place,),
        ),
        Misconception(
            "module-copied",
            "A copy of the module was moved; a module is moved in place: its optimizer knows its weights.",
            (_copy_modules,),
        ),
    ),
)
