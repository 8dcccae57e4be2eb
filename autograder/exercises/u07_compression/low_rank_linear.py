"""`LowRankLinear`: a linear layer made of two thin ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from torch import nn

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u07_compression.svd_compress import svd_compress
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


class LowRankLinear(nn.Module):
    """The right answer: first down to `rank` numbers, then up again."""

    down: nn.Module
    up: nn.Module

    def __init__(self, inputs: int, outputs: int, rank: int, bias: bool = True) -> None:
        super().__init__()
        self.down = nn.Linear(inputs, rank, bias=False)
        self.up = nn.Linear(rank, outputs, bias=bias)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply both."""
        return self.up(self.down(x))

    @classmethod
    def from_linear(cls, linear: nn.Linear, rank: int) -> LowRankLinear:
        """Approximate a layer."""
        layer = cls(linear.in_features, linear.out_features, rank, linear.bias is not None)
        left, right = svd_compress(linear.weight.detach().double().numpy(), rank)
        with torch.no_grad():
            layer.up.weight.copy_(torch.from_numpy(left))  # type: ignore[operator]
            layer.down.weight.copy_(torch.from_numpy(right))  # type: ignore[operator]
            if linear.bias is not None:
                layer.up.bias.copy_(linear.bias)  # type: ignore[operator]
        return layer


class _Changed:
    """A class with `from_linear`, whose layers are changed after they are made."""

    def __init__(self, change: Callable[[LowRankLinear, nn.Linear, int], nn.Module]) -> None:
        self.change = change

    def __call__(self, *sizes: Any) -> nn.Module:
        """Make the right layer, not trained."""
        return LowRankLinear(*sizes)

    def from_linear(self, linear: nn.Linear, rank: int) -> nn.Module:
        """Make the right layer, then change it."""
        return self.change(LowRankLinear.from_linear(linear, rank), linear, rank)


class _Then(nn.Module):
    """A right layer and what is done to its output."""

    def __init__(self, layer: nn.Module, then: Callable[..., Any]) -> None:
        super().__init__()
        self.layer = layer
        self.then = then

    def forward(self, x: torch.Tensor) -> Any:
        """Apply the layer, then the rest."""
        return self.then(self.layer(x))


def _bias_twice(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    bias = linear.bias
    return layer if bias is None else _Then(layer, lambda out: out + bias.detach())


def _no_bias(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    layer.up.register_parameter("bias", None)
    return layer


def _relu_between(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    return nn.Sequential(layer.down, nn.ReLU(), layer.up)


def _values_forgotten(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    with torch.no_grad():
        weight: torch.Tensor = layer.up.weight  # type: ignore[assignment]
        weight /= weight.norm(dim=0, keepdim=True)
    return layer


def _dense(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    whole = nn.Linear(linear.in_features, linear.out_features, linear.bias is not None)
    with torch.no_grad():
        whole.weight.copy_(layer.up.weight @ layer.down.weight)  # type: ignore[operator]
        if linear.bias is not None:
            whole.bias.copy_(linear.bias)
    return whole


def _keeps_the_layer(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    layer.linear = linear
    return layer


def _full_rank(layer: LowRankLinear, linear: nn.Linear, rank: int) -> nn.Module:
    return LowRankLinear.from_linear(linear, min(linear.weight.shape))


def low_rank_linear_cases(rng: Generator) -> Iterator[Case]:
    """Ask for outputs at several ranks, at full rank, without bias, and for what the layer is made of."""

    def given(inputs: int, outputs: int, rank: int, bias: bool = True) -> tuple[Any, ...]:
        weight = rng.normal(size=(outputs, inputs)).astype(np.float32)
        some = (rng.normal(size=outputs) + 3).astype(np.float32) if bias else None
        return weight, some, rank, rng.normal(size=(4, inputs)).astype(np.float32)

    for inputs, outputs, rank in ((7, 5, 2), (4, 9, 3), (6, 6, 1)):
        about = f"{inputs} inputs, {outputs} outputs, rank {rank}"
        yield Case("low rank", given(inputs, outputs, rank), about=about, probe="low_rank_outputs")
    for inputs, outputs in ((7, 4), (3, 8), (5, 5)):
        about = f"{inputs} inputs, {outputs} outputs, full rank"
        yield Case("full rank", given(inputs, outputs, min(inputs, outputs)), about=about, probe="low_rank_outputs")
    yield Case("no bias", given(6, 4, 4, False), about="a layer without bias, at full rank", probe="low_rank_outputs")
    yield Case("no bias", given(5, 7, 2, False), about="a layer without bias, rank 2", probe="low_rank_outputs")
    for inputs, outputs, rank in ((12, 10, 2), (9, 20, 3)):
        about = f"what a layer of {inputs} inputs, {outputs} outputs and rank {rank} is made of"
        yield Case("two thin layers", given(inputs, outputs, rank), about=about, probe="low_rank_parts")


LOW_RANK_LINEAR = Exercise(
    id="LowRankLinear",
    unit="07_compression",
    points=2,
    reference=LowRankLinear,
    cases=low_rank_linear_cases,
    rules=Rules(rtol=1e-4, atol=1e-4),
    misconceptions=(
        Misconception(
            "bias-twice",
            "The bias was added twice.",
            (_Changed(_bias_twice),),
        ),
        Misconception(
            "bias-lost",
            "The bias of the layer is gone.",
            (_Changed(_no_bias),),
        ),
        Misconception(
            "activation-between",
            "There is a ReLU between the two thin layers; their product is no longer a matrix.",
            (_Changed(_relu_between),),
        ),
        Misconception(
            "singular-values-forgotten",
            "The thin layers hold singular vectors only: their product lacks the singular values.",
            (_Changed(_values_forgotten),),
        ),
        Misconception(
            "dense-weight-kept",
            "The layer still holds a weight of the full size: it computes the right thing and saves nothing.",
            (_Changed(_dense), _Changed(_keeps_the_layer)),
        ),
        Misconception(
            "ignores-the-rank",
            "The outputs are those of the full rank, whatever rank was asked for.",
            (_Changed(_full_rank),),
        ),
    ),
)
