"""`halve_until_small`: a graph whose length depends on the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Tensor = torch.Tensor


def halve_until_small(x: Tensor, limit: float = 1.0) -> Tensor:
    """Give the right answer."""
    return _halve()(x, limit)


def _halve(
    size: Callable[[Tensor], Any] = lambda x: x.norm(),
    too_large: Callable[[Any, float], Any] = lambda size, limit: size > limit,
    begin: Callable[[Tensor], Tensor] = lambda x: x.clone(),
    once: bool = False,
    by: float = 2.0,
    own_limit: float | None = None,
) -> Any:
    def answer(x: Tensor, limit: float = 1.0) -> Tensor:
        limit = limit if own_limit is None else own_limit
        x = begin(x)
        while too_large(size(x.detach()), limit):
            x = x / by
            if once:
                break
        return x

    return answer


def _in_place(x: Tensor, limit: float = 1.0) -> Tensor:
    while x.norm() > limit:
        x /= 2
    return x


def _through_data(x: Tensor, limit: float = 1.0) -> Tensor:
    while x.norm() > limit:
        x.data /= 2
    return x


def _without_graph(x: Tensor, limit: float = 1.0) -> Tensor:
    with torch.no_grad():
        return halve_until_small(x, limit)


def _scaled(x: Tensor, limit: float = 1.0) -> Tensor:
    return x * (limit / x.norm()).clamp(max=1)


def halve_until_small_cases(rng: Generator) -> Iterator[Case]:
    """Norms on both sides of the limit and on it, with a gradient and without."""

    def ask(group: str, x: np.ndarray, about: str, limit: float | None = None, grad: bool = True, **extra: Any) -> Case:
        upstream = rng.uniform(0.5, 2.0, size=x.shape).astype(x.dtype) if grad else None
        return Case(group, (x, limit, upstream), kwargs=extra, about=about, probe="torch_halving")

    long = rng.choice([-1.0, 1.0], size=5) * rng.uniform(1.5, 3.0, size=5)
    # Every entry is below 1, and every row, but not all of them together.
    wide = rng.choice([-1.0, 1.0], size=(4, 6)) * rng.uniform(0.32, 0.39, size=(4, 6))
    yield ask("halved", np.array([3.0, 4.0]), "x = [3, 4], whose norm is 5", grad=False)
    yield ask("halved", long, "five numbers of both signs", grad=False)
    yield ask("halved", wide, "a 4 by 6 tensor with a norm of about 1.7 and all entries below 0.4", grad=False)
    yield ask("halved", (10 * wide).astype(np.float32), "a 4 by 6 tensor of float32", grad=False)
    yield ask("limit", long, "another limit, 0.1", limit=0.1, grad=False)
    yield ask("limit", 10 * long, "another limit, 8", limit=8.0, grad=False)
    yield ask("limit", np.array([0.0, -4.0]), "x = [0, −4], which comes to lie exactly on the limit", grad=False)
    yield ask("nothing to do", np.array([0.3, -0.4]), "x = [0.3, −0.4], whose norm is 0.5", grad=False)
    yield ask("nothing to do", np.array([[0.0, 1.0]]), "x = [[0, 1]], whose norm is exactly 1", grad=False)
    yield ask("nothing to do", np.zeros(3), "zeros", limit=0.5)
    yield ask("gradient", np.array([3.0, 4.0]), "the gradient at x = [3, 4]")
    yield ask("gradient", 5 * wide, "the gradient at a 4 by 6 tensor")
    yield ask("gradient", np.array([0.3, -0.4]), "the gradient where nothing is halved")
    yield ask("gradient", long, "the gradient at what x was computed from", limit=0.5, inner=True)


HALVE_UNTIL_SMALL = Exercise(
    id="halve_until_small",
    unit="04_autograd",
    points=1,
    reference=halve_until_small,
    cases=halve_until_small_cases,
    rules=Rules(rtol=1e-6, atol=1e-8, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "same-tensor-returned",
            "Where nothing had to be halved, x itself came back; a new tensor is asked for.",
            (_halve(begin=lambda x: x), _halve(begin=lambda x: x.view_as(x))),
        ),
        Misconception(
            "halved-in-place",
            "x itself was halved: the caller's tensor is no longer what it was.",
            (_in_place, _through_data),
        ),
        Misconception(
            "gradient-cut",
            "The values are right, but no gradient flows back through them: the graph was cut.",
            (
                _without_graph,
                lambda x, limit=1.0: halve_until_small(x, limit).detach(),
                lambda x, limit=1.0: torch.tensor(halve_until_small(x, limit).detach().numpy(), requires_grad=True),
            ),
        ),
        Misconception(
            "halved-once",
            "x was halved once at most; it goes on while the norm is too large.",
            (_halve(once=True), _halve(once=True, begin=lambda x: x)),
        ),
        Misconception(
            "halved-once-more",
            "x was halved one time too many: it was small enough before the last halving.",
            (lambda x, limit=1.0: halve_until_small(x, limit) / 2, _halve(size=lambda x: 2 * x.norm())),
        ),
        Misconception(
            "limit-not-allowed",
            "A norm that is exactly the limit was halved, too; it has to exceed it.",
            (_halve(too_large=lambda size, limit: size >= limit),),
        ),
        Misconception(
            "limit-ignored",
            "The limit was always 1, whatever was asked for.",
            (_halve(own_limit=1.0), _halve(own_limit=1.0, begin=lambda x: x)),
        ),
        Misconception(
            "another-size",
            "The size was not the 2-norm over all elements: the largest entry, their mean or sum, or a matrix norm "
            "was taken.",
            (
                _halve(size=lambda x: x.abs().max()),
                _halve(size=lambda x: x.max()),
                _halve(size=lambda x: x.abs().sum()),
                _halve(size=lambda x: x.sum()),
                _halve(size=lambda x: (x**2).sum()),
                _halve(size=lambda x: (x**2).mean().sqrt()),
                _halve(size=lambda x: x.abs().mean()),
                _halve(size=lambda x: torch.linalg.norm(x, ord=2)),
                _halve(size=lambda x: x.norm(dim=-1).max()),
            ),
        ),
        Misconception(
            "scaled-to-the-limit",
            "x was scaled to lie exactly on the limit; only halvings are asked for.",
            (_scaled, lambda x, limit=1.0: _scaled(x, limit).clone()),
        ),
    ),
)
