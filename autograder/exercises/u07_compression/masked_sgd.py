"""`MaskedSGD`: an optimizer whose pruned weights stay at 0."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Masks = dict[torch.nn.Parameter, torch.Tensor]
_DECAY = {"lr": 0.1, "momentum": 0.8, "weight_decay": 0.1, "second_lr": 0.02}


class MaskedSGD:
    """The right answer: a step of the wrapped optimizer, then zeros where weights were pruned."""

    def __init__(self, optimizer: torch.optim.Optimizer, masks: Masks) -> None:
        self.optimizer = optimizer
        self.masks = masks

    def __getattr__(self, name: str) -> Any:
        return getattr(self.optimizer, name)

    @torch.no_grad()
    def step(self) -> None:
        """Take one step."""
        self.optimizer.step()
        for parameter, mask in self.masks.items():
            parameter.mul_(mask)
            for value in self.optimizer.state[parameter].values():
                if isinstance(value, torch.Tensor) and value.shape == parameter.shape:
                    value.mul_(mask)


class _Stepping(MaskedSGD):
    """A wrapper with a step of its own."""

    how: Callable[[MaskedSGD], None]

    @torch.no_grad()
    def step(self) -> None:
        """Take one step."""
        type(self).how(self)


def _wrapper(how: Callable[[MaskedSGD], None], start: Callable[[MaskedSGD], None] = lambda self: None) -> Any:
    """Return a wrapper with a step and a beginning of its own."""

    class Wrapper(_Stepping):
        def __init__(self, optimizer: torch.optim.Optimizer, masks: Masks) -> None:
            super().__init__(optimizer, masks)
            with torch.no_grad():
                start(self)

    Wrapper.how = staticmethod(how)
    return Wrapper


def _prune(self: MaskedSGD) -> None:
    for parameter, mask in self.masks.items():
        parameter.mul_(mask)


def _step_and_prune(self: MaskedSGD) -> None:
    self.optimizer.step()
    _prune(self)


def _prune_and_step(self: MaskedSGD) -> None:
    _prune(self)
    self.optimizer.step()


def _mask_gradients(self: MaskedSGD) -> None:
    for parameter, mask in self.masks.items():
        if parameter.grad is not None:
            parameter.grad.mul_(mask)
    self.optimizer.step()


def _inside_out(self: MaskedSGD) -> None:
    self.optimizer.step()
    for parameter, mask in self.masks.items():
        parameter.mul_(~mask)


def _first_only(self: MaskedSGD) -> None:
    self.optimizer.step()
    parameter, mask = next(iter(self.masks.items()))
    parameter.mul_(mask)
    for value in self.optimizer.state[parameter].values():
        if isinstance(value, torch.Tensor) and value.shape == parameter.shape:
            value.mul_(mask)


def _state_dropped(self: MaskedSGD) -> None:
    _step_and_prune(self)
    for parameter in self.masks:
        for value in self.optimizer.state[parameter].values():
            if isinstance(value, torch.Tensor) and value.shape == parameter.shape:
                value.zero_()


def _averages_dropped(self: MaskedSGD) -> None:
    _step_and_prune(self)
    for parameter in self.masks:
        for name in ("momentum_buffer", "exp_avg"):
            value = self.optimizer.state[parameter].get(name)
            if value is not None:
                value.zero_()


def _plain_sgd(self: MaskedSGD) -> None:
    for group in self.optimizer.param_groups:
        for parameter in group["params"]:
            if parameter.grad is not None:
                parameter.sub_(group["lr"] * parameter.grad)
    _prune(self)


def masked_sgd_cases(rng: Generator) -> Iterator[Case]:
    """Ask for several optimizers, with weights and momentum of before, and for what is not pruned."""
    optimizers: tuple[tuple[str, tuple[str, dict[str, Any]]], ...] = (
        ("plain SGD", ("SGD", {"lr": 0.2})),
        ("SGD with momentum", ("SGD", {"lr": 0.1, "momentum": 0.9})),
        ("Adam", ("Adam", {"lr": 0.05})),
        ("SGD with momentum, weight decay and two rates", ("SGD", _DECAY)),
    )

    def given() -> tuple[Any, ...]:
        inputs, hidden, outputs = (int(side) for side in rng.integers(3, 5, 3))
        shapes = ((hidden, inputs), (hidden,), (outputs, hidden), (outputs,))
        arrays = [rng.normal(size=shape) for shape in shapes]
        keep = [_half(rng, shapes[0]), _half(rng, shapes[2])]
        return arrays, keep, rng.normal(size=(5, inputs)), rng.normal(size=(5, outputs))

    for about, optimizer in optimizers:
        for before, steps in ((0, 1), (3, 2)):
            when = "after the first step" if not before else "masked after three steps without"
            yield Case(
                "pruned weights",
                (optimizer, given(), before, steps, "pruned"),
                about=f"{about}, {when}",
                probe="masked_training",
            )
    for about, optimizer in optimizers[1:3]:
        for before in (0, 3):
            yield Case(
                "momentum",
                (optimizer, given(), before, 2, "momentum"),
                about=f"the momentum of {about} after {before} steps without masks and two with them",
                probe="masked_training",
            )
    for about, optimizer in (*optimizers, ("RMSprop", ("RMSprop", {"lr": 0.02}))):
        yield Case(
            "the rest",
            (optimizer, given(), 2, 4, "kept"),
            about=f"the weights that stay, {about}",
            probe="masked_training",
        )
    for about, optimizer in optimizers[:2]:
        yield Case("zero_grad", (optimizer, given()), about=f"zero_grad of {about}", probe="masked_gradients_cleared")


def _half(rng: Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw a mask that keeps about half of the weights, but neither all nor none of them."""
    count = int(np.prod(shape))
    return rng.permutation(np.arange(count) < count // 2).reshape(shape)


MASKED_SGD = Exercise(
    id="MaskedSGD",
    unit="07_compression",
    points=2,
    reference=MaskedSGD,
    cases=masked_sgd_cases,
    rules=Rules(rtol=1e-7, atol=1e-9),
    weights={"pruned weights": 2},
    misconceptions=(
        Misconception(
            "weights-come-back",
            "The weights were pruned before the step, which then moved them away from 0 again.",
            (
                _wrapper(lambda self: self.optimizer.step(), _prune),
                _wrapper(_prune_and_step),
                _wrapper(lambda self: self.optimizer.step()),
            ),
        ),
        Misconception(
            "only-gradients-masked",
            "Only the gradients were masked: momentum and weight decay move pruned weights all the same.",
            (_wrapper(_mask_gradients), _wrapper(_mask_gradients, _prune)),
        ),
        Misconception(
            "momentum-kept",
            "The pruned weights are 0, but the wrapped optimizer still holds momentum for them.",
            (_wrapper(_step_and_prune),),
        ),
        Misconception(
            "all-momentum-dropped",
            "The momentum of all weights was set to 0, of those that stay, too.",
            (_wrapper(_state_dropped), _wrapper(_averages_dropped)),
        ),
        Misconception(
            "mask-inside-out",
            "The weights that should stay were set to 0, and the pruned ones stayed.",
            (_wrapper(_inside_out),),
        ),
        Misconception(
            "first-mask-only",
            "Only the first of the masked weights was pruned.",
            (_wrapper(_first_only),),
        ),
        Misconception(
            "own-sgd",
            "The step is plain gradient descent, whatever optimizer was wrapped.",
            (_wrapper(_plain_sgd),),
        ),
        Misconception(
            "no-step",
            "The weights were pruned, but the wrapped optimizer took no step.",
            (_wrapper(_prune),),
        ),
    ),
)
