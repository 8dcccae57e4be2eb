"""`ParallelBlock`: the product of two linear maps, and a ReLU."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from numpy.random import Generator
from torch import nn

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _block(join: Callable[[Any, Any], Any] = lambda a, b: torch.relu(a * b), shared: bool = False) -> type:
    """Return the module with another way of joining its maps; as it stands it is right."""

    class ParallelBlock(nn.Module):
        def __init__(self, d_in: int, d_out: int) -> None:
            super().__init__()
            self.one = nn.Linear(d_in, d_out)
            self.other = self.one if shared else nn.Linear(d_in, d_out)

        def forward(self, x: torch.Tensor) -> Any:
            return join(self.one(x), self.other(x))

    return ParallelBlock


ParallelBlock = _block()


def parallel_block_cases(rng: Generator) -> Iterator[Case]:
    """Ask for outputs and gradients of blocks of several sizes. Their biases are zero: a linear map may have none."""
    seed = int(rng.integers(2**31))
    for shift, (d_in, d_out, count) in enumerate(((3, 5, 6), (7, 2, 4), (4, 6, 1))):
        shapes: list[tuple[int, ...]] = [(d_out, d_in), (d_out, d_in), (d_out,), (d_out,)]
        about = f"{count} inputs of {d_in} numbers, {d_out} outputs"
        outputs = ((d_in, d_out), shapes, (count, d_in), seed + shift, False)
        yield Case("outputs", outputs, about=about, probe="module_outputs")
    shapes = [(5, 3), (5, 3), (5,), (5,)]
    gradients = ((3, 5), shapes, (6, 3), seed + 8, False)
    yield Case("gradients", gradients, about="the way back, 6 inputs of 3 numbers, 5 outputs", probe="module_gradients")


PARALLEL_BLOCK = Exercise(
    id="ParallelBlock",
    unit="05_training",
    points=1,
    reference=ParallelBlock,
    cases=parallel_block_cases,
    rules=Rules(rtol=1e-4, atol=1e-5),
    misconceptions=(
        Misconception(
            "relu-before-the-product",
            "Each map went through the ReLU before the product: two negative values should give a positive one.",
            (_block(lambda a, b: torch.relu(a) * torch.relu(b)),),
        ),
        Misconception(
            "one-relu-too-few",
            "One map, or the product, did not go through the ReLU.",
            (
                _block(lambda a, b: a * b),
                _block(lambda a, b: torch.relu(a) * b),
                _block(lambda a, b: a * torch.relu(b)),
            ),
        ),
        Misconception(
            "sum-for-product",
            "The two maps were added; their product is asked for.",
            (_block(lambda a, b: torch.relu(a + b)), _block(lambda a, b: torch.relu(a) + torch.relu(b))),
        ),
        Misconception(
            "one-map-twice",
            "Both factors come from one linear map: the product is a square.",
            (_block(shared=True),),
        ),
        Misconception(
            "side-by-side",
            "The two maps were put side by side: there are twice as many outputs as asked for.",
            (_block(lambda a, b: torch.relu(torch.cat([a, b], dim=-1))),),
        ),
        Misconception(
            "matrix-product",
            "The two maps were multiplied as matrices; the product is taken number by number.",
            (_block(lambda a, b: torch.relu(a @ b.transpose(-1, -2))), _block(lambda a, b: torch.relu(a.T @ b))),
        ),
    ),
)
