"""Probes: small public functions that exercise a student's answer and return plain arrays and scalars.

A probe gets the answer first, then the case's arguments. It runs where the answer runs, and it runs on the reference in
the same way; what the two return is compared.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

# Probes for training live in a file of their own; they are found here by name like all others.
from pixelgrad.check.autograd import *  # noqa: F403
from pixelgrad.check.checkpoints import *  # noqa: F403
from pixelgrad.check.compression import *  # noqa: F403
from pixelgrad.check.deployment import *  # noqa: F403
from pixelgrad.check.graphs import *  # noqa: F403
from pixelgrad.check.hardware import *  # noqa: F403
from pixelgrad.check.int8 import *  # noqa: F403
from pixelgrad.check.learning import *  # noqa: F403
from pixelgrad.check.loading import *  # noqa: F403
from pixelgrad.check.nets import *  # noqa: F403
from pixelgrad.check.onnxfiles import *  # noqa: F403
from pixelgrad.check.packing import *  # noqa: F403
from pixelgrad.check.pruning import *  # noqa: F403
from pixelgrad.check.tensors import *  # noqa: F403
from pixelgrad.check.training import *  # noqa: F403


def call(answer: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call the function once and return what it returns."""
    return answer(*args, **kwargs)


def call_rounds(answer: Callable[..., Any], rounds: int, first: np.ndarray, /, *rest: Any) -> Any:
    """Call the function several times, the first argument 1 larger each time; return what the last call returns."""
    value = None
    for round_ in range(rounds):
        value = answer(first + round_, *rest)
    return value


def call_nothing(answer: Callable[..., Any], rounds: int, first: np.ndarray, /, *rest: Any) -> None:
    """Do all that `call_rounds` does but calling: what the question itself costs."""
    for round_ in range(rounds):
        np.add(first, round_)


def number(answer: Callable[..., Any], /, *args: Any) -> Any:
    """Call the function, and take an array without axes for the number in it."""
    value = answer(*args)
    return value[()] if isinstance(value, np.ndarray) and value.ndim == 0 else value


def with_convolution(answer: Callable[..., Any], /, *args: Any) -> Any:
    """Call the function; where it takes a `convolve`, hand it SciPy's: a wrong one of the student's costs once."""
    from scipy.signal import convolve2d

    def convolve(image: np.ndarray, kernel: np.ndarray) -> Any:
        return convolve2d(image, kernel, mode="valid")

    try:
        taken = inspect.signature(answer).parameters
    except (TypeError, ValueError):
        return answer(*args)
    return answer(*args, convolve=convolve) if "convolve" in taken else answer(*args)


def keys(answer: Callable[..., Any], wanted: tuple[str, ...], /, *args: Any) -> Any:
    """Call a function that returns a dict, and return the wanted entries of it, as far as they are there."""
    value = answer(*args)
    return {name: value[name] for name in wanted if name in value} if isinstance(value, dict) else value


def part(answer: Callable[..., Any], count: int, index: int, /, *args: Any) -> Any:
    """Call a function that returns `count` values, and return one of them."""
    value = answer(*args)
    return value[index] if isinstance(value, tuple | list) and len(value) == count else value


def series(answer: Callable[..., Any], count: int, index: int, /, *args: Any) -> Any:
    """Do what `part` does; numbers in a list or a tuple come as an array."""
    chosen = part(answer, count, index, *args)
    if isinstance(chosen, tuple | list) and all(np.ndim(entry) == 0 for entry in chosen):
        return np.array(chosen, dtype=np.float64)
    return chosen


def differentiate(
    answer: Callable[..., Any], name: str, factors: np.ndarray, x: np.ndarray, eps: float | None = None, /
) -> Any:
    """Let the answer differentiate the function of this name, with these factors, at `x`."""
    function = FUNCTIONS[name]

    def f(point: np.ndarray) -> float:
        if np.shape(point) != factors.shape:
            raise ValueError(f"f was called with shape {np.shape(point)}; x has shape {factors.shape}")
        return float(function(point, factors))

    return answer(f, x) if eps is None else answer(f, x, eps)


FUNCTIONS: dict[str, Callable[[np.ndarray, np.ndarray], Any]] = {
    "sum of cubes": lambda x, factors: (factors * x**3).sum(),
    "square of a sum": lambda x, factors: (factors * x).sum() ** 2,
    "sum of exponentials": lambda x, factors: np.exp(factors * x).sum(),
}
"""What a gradient may be asked of, by name: scalar functions of an array and of factors of the same shape."""
