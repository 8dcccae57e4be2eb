"""`MyReLU`: a custom autograd function."""

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


def _relu(x: torch.Tensor) -> torch.Tensor:
    return x.clamp(min=0)


def my_relu_cases(rng: Generator) -> Iterator[Case]:
    """Forward, backward, and backward where another way gets the same gradient; never a gradient at exactly 0."""

    def ask(group: str, way: str, *shape: int, dtype: Any = np.float64, about: str) -> Case:
        x = (rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.1, 2.0, size=shape)).astype(dtype)
        flat = x.reshape(-1)
        flat[0], flat[-1] = abs(flat[0]), -abs(flat[-1])
        upstream = (rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.2, 1.5, size=shape)).astype(dtype)
        return Case(group, (x, upstream, way), about=about, probe="torch_function")

    yield ask("forward", "forward", 6, about="six numbers, forward")
    yield ask("forward", "forward", 2, 3, dtype=np.float32, about="a 2 by 3 tensor of float32, forward")
    yield Case(
        "forward", (np.array([-1.5, 0.0, 2.0]), np.ones(3), "forward"), about="a 0, forward", probe="torch_function"
    )
    yield ask("backward", "alone", 6, about="a gradient that comes back")
    yield ask("backward", "alone", 3, 4, about="a gradient of shape (3, 4) that comes back")
    yield ask("backward", "alone", 2, 3, 2, dtype=np.float32, about="a gradient of float32 that comes back")
    yield ask("backward", "again", 6, about="a gradient that comes back once the function was applied elsewhere")
    yield ask("beside", "beside", 6, about="MyReLU(x) + x, where both summands get the same gradient")
    yield ask("beside", "beside", 4, 3, about="MyReLU(x) + x of shape (4, 3), where both get the same gradient")


MY_RELU = Exercise(
    id="MyReLU",
    unit="04_autograd",
    points=2,
    reference=function_of(_relu, lambda grad, x: grad * (x > 0)),
    cases=my_relu_cases,
    weights={"backward": 2.0},
    rules=Rules(rtol=1e-6, atol=1e-8, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "edits-grad-in-place",
            "The gradient that arrived was edited itself; others hold the same tensor, and theirs changed with it.",
            (
                function_of(_relu, lambda grad, x: stopping_in_place(grad, x <= 0)),
                function_of(_relu, lambda grad, x: grad.mul_(x > 0)),
            ),
        ),
        Misconception(
            "gradient-at-negative-x",
            "The gradient went back everywhere; where x is negative, the output does not change with it.",
            (
                function_of(_relu, lambda grad, x: grad.clone()),
                function_of(_relu, lambda grad, x: torch.ones_like(grad)),
            ),
        ),
        Misconception(
            "sign-of-the-gradient",
            "The sign of the gradient decided where it passes; it is the sign of x.",
            (
                function_of(_relu, lambda grad, x: grad.clamp(min=0)),
                function_of(_relu, lambda grad, x: (x > 0).to(grad.dtype) * grad.clamp(min=0)),
            ),
        ),
        Misconception(
            "arriving-gradient-ignored",
            "What went back is the slope of the ReLU alone, without the gradient that arrived from above.",
            (function_of(_relu, lambda grad, x: (x > 0).to(grad.dtype)),),
        ),
        Misconception(
            "value-for-slope",
            "The gradient was multiplied by the value of the ReLU or of x, and not by its slope.",
            (
                function_of(_relu, lambda grad, x: grad * x.clamp(min=0)),
                function_of(_relu, lambda grad, x: grad.clamp(min=0) * x.clamp(min=0)),
                function_of(_relu, lambda grad, x: x.clamp(min=0)),
                function_of(_relu, lambda grad, x: grad * x),
            ),
        ),
        Misconception(
            "edits-x-in-place",
            "The forward pass changed x itself; other parts of the network still need it.",
            (
                function_of(lambda x: x.clamp_(min=0), lambda grad, x: grad * (x > 0)),
                function_of(lambda x: x.clamp_(min=0).clone(), lambda grad, x: grad * (x > 0)),
            ),
        ),
        Misconception(
            "passes-the-negative",
            "The gradient passes where x is negative and stops where it is positive: the other way around.",
            (function_of(_relu, lambda grad, x: grad * (x < 0)),),
        ),
        Misconception(
            "nothing-goes-back",
            "`backward` returned nothing, or zeros: x gets no gradient.",
            (function_of(_relu, lambda grad, x: None), function_of(_relu, lambda grad, x: torch.zeros_like(grad))),
        ),
    ),
)
