"""`has_graph_break`: whether a function can be captured as one graph."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from torch import fx

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

_known: dict[tuple[Any, ...], bool] = {}


def has_graph_break(fn: Callable[..., Any], *args: Any) -> bool:
    """Give the right answer; a function that was captured once is known."""
    key = fn.__qualname__, *(tuple(arg.shape) if isinstance(arg, torch.Tensor) else arg for arg in args)
    if key not in _known:
        torch.compiler.reset()
        try:
            torch.compile(fn, fullgraph=True, backend="eager")(*args)
        except Exception:
            _known[key] = True
        else:
            _known[key] = False
    return _known[key]


def _symbolic(fn: Callable[..., Any], *args: Any) -> bool:
    try:
        fx.symbolic_trace(fn)
    except Exception:
        return True
    return False


def _has(*kinds: type[ast.AST]) -> Callable[..., bool]:
    """Return what looks for statements in the source."""

    def answer(fn: Callable[..., Any], *args: Any) -> bool:
        tree = ast.parse(textwrap.dedent(inspect.getsource(fn)))
        return any(isinstance(node, kinds) for node in ast.walk(tree))

    return answer


def _compares_tensors(fn: Callable[..., Any], *args: Any) -> bool:
    """Look for operations that make one number of a tensor, in the function's own source."""
    return any(word in inspect.getsource(fn) for word in (".item()", ".tolist()"))


def _crashes(fn: Callable[..., Any], *args: Any) -> bool:
    try:
        fn(*args)
    except Exception:
        return True
    return False


def _without_arguments(fn: Callable[..., Any], *args: Any) -> bool:
    """Make the function ready to be captured, and never call it: nothing is captured before."""
    return False


def _asked_for_truth(fn: Callable[..., Any], *args: Any) -> bool:
    """Notice what asks a tensor whether it is true, and not what reads a number from one first."""
    return has_graph_break(fn, *args) and not any(word in inspect.getsource(fn) for word in (".item()", "int("))


def has_graph_break_cases(rng: Generator) -> Iterator[Case]:
    """Ask for what depends on data, on numbers, on shapes, and on none of them."""

    def array(*shape: int) -> np.ndarray:
        return rng.uniform(0.6, 3.0, shape).astype(np.float32)

    def case(group: str, kind: str, about: str, *numbers: Any, shapes: tuple[tuple[int, ...], ...] = ((4, 3),)) -> Case:
        arrays = [array(*shape) for shape in shapes]
        return Case(group, (kind, arrays, numbers), about=about, probe="graph_break")

    yield case("no control flow", "straight", "a function without an if", shapes=((4, 3), (3, 2)))
    yield case("no control flow", "helper", "a function that calls another one")
    yield case("no control flow", "where", "torch.where, which computes both and chooses")
    yield case("no control flow", "mask", "a product with a mask")
    yield case("no control flow", "cond", "torch.cond, which is in the graph with both branches")
    yield case("numbers", "counted_loop", "a loop of three rounds")
    for n in (int(rng.integers(3, 6)), 1):
        yield case("numbers", "number", f"an if on a Python number, here {n}", n)
    yield case("numbers", "number_loop", "a while on a Python number", 3)
    yield case("numbers", "flag_and_data", "an if on a flag that is off, so that no data is looked at", False)
    for rows in (4, 2):
        yield case("shapes", "shape", f"an if on the shape, {rows} rows", shapes=((rows, 3),))
    yield case("shapes", "kind", "an if on the dtype")
    yield case("if on data", "sign", "an if on a sum")
    yield case("if on data", "chosen", "a conditional expression on a mean")
    yield case("if on data", "any_negative", "an if on any()")
    yield case("if on data", "compared", "an if on two sums", shapes=((4, 3), (4, 3)))
    yield case("if on data", "flag_and_data", "an if on a flag that is on, and on data", True)
    yield case("hidden", "hidden", "an if on data in a function that is called")
    yield case("hidden", "item", "an if on a number that was read from a tensor")
    yield case("loops on data", "halve", "a while on data")
    yield case("loops on data", "counted_by_data", "a loop of as many rounds as the data says")


HAS_GRAPH_BREAK = Exercise(
    id="has_graph_break",
    unit="08_deployment",
    points=2,
    reference=has_graph_break,
    cases=has_graph_break_cases,
    time_limit=60.0,
    misconceptions=(
        Misconception(
            "any-if-in-the-source",
            "The source was searched for control flow; an if on a number or a shape is decided while capturing.",
            (
                _has(ast.If, ast.While, ast.For, ast.IfExp),
                _has(ast.If, ast.While, ast.IfExp),
                _has(ast.If, ast.While, ast.For),
                _has(ast.If, ast.While),
                _has(ast.If),
                _has(ast.If, ast.IfExp),
            ),
        ),
        Misconception(
            "symbolic-trace",
            "Numbers and shapes were traced as if they were data, too; a capture takes them for what they are.",
            (_symbolic,),
        ),
        Misconception(
            "only-runs-it",
            "No break was found anywhere: running a function, or preparing to capture it, captures nothing yet.",
            (_crashes, _without_arguments),
        ),
        Misconception(
            "always-breaks",
            "Every function is said to break: the capture itself failed, whatever it was given.",
            (lambda fn, *args: True,),
        ),
        Misconception(
            "upside-down",
            "It is said of the functions that can be captured that they cannot, and the other way round.",
            (lambda fn, *args: not has_graph_break(fn, *args),),
        ),
        Misconception(
            "only-item",
            "Only item() was looked for; an if on a tensor asks for its value, too.",
            (_compares_tensors,),
        ),
        Misconception(
            "only-truth-of-tensors",
            "An if on a tensor was noticed, and not what goes by a number that was read from one.",
            (_asked_for_truth,),
        ),
        Misconception(
            "number-for-bool",
            "A number came back; True or False is asked for.",
            (lambda fn, *args: int(has_graph_break(fn, *args)),),
        ),
    ),
)
