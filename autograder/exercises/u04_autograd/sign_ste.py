"""`SignSTE`: a step that learns, with a straight-through gradient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u04_autograd.custom_functions import function_of, stopping_in_place
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _sign(x: torch.Tensor) -> torch.Tensor:
    return torch.where(x >= 0, torch.ones_like(x), -torch.ones_like(x))


def _window(grad: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    return grad * (x.abs() <= 1)


def sign_ste_cases(rng: Generator) -> Iterator[Case]:
    """Forward at both signs and at 0; backward inside the window, on its edge and outside of it."""

    def ask(group: str, way: str, x: np.ndarray, about: str) -> Case:
        upstream = (rng.choice([-1.0, 1.0], size=x.shape) * rng.uniform(1.2, 2.5, size=x.shape)).astype(x.dtype)
        upstream.reshape(-1)[::2] *= 0.25  # some smaller than 1 in size, some larger
        return Case(group, (x, upstream, way), about=about, probe="torch_function")

    def drawn(*shape: int, dtype: Any = np.float64) -> np.ndarray:
        """Draw numbers inside and outside the window, in turns, of both signs, and not close to an edge."""
        size = np.where(
            np.arange(np.prod(shape)) % 2, rng.uniform(0.1, 0.9, np.prod(shape)), rng.uniform(1.1, 3.0, np.prod(shape))
        )
        signs = np.where(np.arange(np.prod(shape)) % 4 < 2, 1.0, -1.0)
        return (size * signs).reshape(shape).astype(dtype)

    edges = np.array([-1.0, 1.0, 0.0, 0.5, -2.0, 3.0])
    yield ask("forward", "forward", drawn(8), "eight numbers, forward")
    yield ask("forward", "forward", drawn(2, 4, dtype=np.float32), "a 2 by 4 tensor of float32, forward")
    yield ask("forward", "forward", np.array([-0.5, 0.0, 0.5]), "a 0, forward")
    yield ask("backward", "alone", drawn(8), "a gradient that comes back")
    yield ask("backward", "alone", drawn(4, 3), "a gradient of shape (4, 3) that comes back")
    yield ask("backward", "alone", drawn(2, 2, 2, dtype=np.float32), "a gradient of float32 that comes back")
    yield ask("backward", "again", drawn(8), "a gradient that comes back once the function was applied elsewhere")
    yield ask("edges", "alone", edges, "numbers that are exactly 1, −1 and 0")
    yield ask("beside", "beside", drawn(8), "SignSTE(x) + x, where both summands get the same gradient")


SIGN_STE = Exercise(
    id="SignSTE",
    unit="04_autograd",
    points=1,
    reference=function_of(_sign, _window),
    cases=sign_ste_cases,
    weights={"backward": 2.0},
    rules=Rules(rtol=1e-6, atol=1e-8, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "zero-at-zero",
            "The sign of 0 came out as 0, or as −1; here it is +1, so that there are two values only.",
            (
                function_of(torch.sign, _window),
                function_of(lambda x: torch.where(x > 0, torch.ones_like(x), -torch.ones_like(x)), _window),
            ),
        ),
        Misconception(
            "no-window",
            "The gradient went straight through everywhere; it stops where x is further than 1 from 0.",
            (
                function_of(_sign, lambda grad, x: grad.clone()),
                function_of(torch.sign, lambda grad, x: grad.clone()),
            ),
        ),
        Misconception(
            "true-slope",
            "No gradient comes back: that is the true slope of a step, and nothing could be learnt through it.",
            (function_of(_sign, lambda grad, x: torch.zeros_like(grad)), function_of(_sign, lambda grad, x: None)),
        ),
        Misconception(
            "edge-left-out",
            "At exactly 1 and −1 the gradient stopped; the window has its edges in it.",
            (
                function_of(_sign, lambda grad, x: grad * (x.abs() < 1)),
                function_of(_sign, lambda grad, x: grad * ((x > -1) & (x <= 1))),
                function_of(_sign, lambda grad, x: grad * ((x >= -1) & (x < 1))),
            ),
        ),
        Misconception(
            "window-on-the-gradient",
            "The window was laid on the gradient: it was stopped, or cut, where it was large itself.",
            (
                function_of(_sign, lambda grad, x: grad * (grad.abs() <= 1)),
                function_of(_sign, lambda grad, x: grad.clamp(-1, 1)),
                function_of(_sign, lambda grad, x: grad.clamp(-1, 1) * (x.abs() <= 1)),
            ),
        ),
        Misconception(
            "one-side-only",
            "The gradient is stopped on one side only: beyond −1, or beyond 1, it still goes through.",
            (
                function_of(_sign, lambda grad, x: grad * (x <= 1)),
                function_of(_sign, lambda grad, x: grad * (x >= -1)),
            ),
        ),
        Misconception(
            "arriving-gradient-ignored",
            "What went back is the window alone, or the sign, without the gradient that arrived from above.",
            (
                function_of(_sign, lambda grad, x: (x.abs() <= 1).to(grad.dtype)),
                function_of(_sign, lambda grad, x: _sign(x) * (x.abs() <= 1)),
                function_of(_sign, lambda grad, x: torch.ones_like(grad)),
            ),
        ),
        Misconception(
            "edits-grad-in-place",
            "The gradient that arrived was edited itself; others hold the same tensor, and theirs changed with it.",
            (
                function_of(_sign, lambda grad, x: stopping_in_place(grad, x.abs() > 1)),
                function_of(_sign, lambda grad, x: grad.mul_(x.abs() <= 1)),
            ),
        ),
        Misconception(
            "x-for-slope",
            "The gradient was multiplied by x, or by its sign; going straight through means that it stays what it is.",
            (
                function_of(_sign, lambda grad, x: grad * x * (x.abs() <= 1)),
                function_of(_sign, lambda grad, x: grad * _sign(x) * (x.abs() <= 1)),
                function_of(_sign, lambda grad, x: grad * x.clamp(-1, 1)),
            ),
        ),
        Misconception(
            "another-dtype",
            "The result has another dtype than x.",
            (function_of(lambda x: torch.where(x >= 0, 1.0, -1.0), _window),),
        ),
    ),
)
