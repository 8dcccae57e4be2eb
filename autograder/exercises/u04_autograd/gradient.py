"""`gradient`: the gradient of any scalar function of tensors, without a trace on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Function = Callable[..., Any]


def gradient(f: Function, *inputs: torch.Tensor) -> Any:
    """Give the right answer."""
    leaves = [tensor.detach().clone().requires_grad_() for tensor in inputs]
    value = f(*leaves)
    if not value.requires_grad:
        return tuple(torch.zeros_like(leaf) for leaf in leaves)
    return torch.autograd.grad(value, leaves, allow_unused=True, materialize_grads=True)


def _backward(
    f: Function, *inputs: torch.Tensor, clear: bool = False, restore: bool = False, forget: bool = False
) -> Any:
    """Run `backward` on the inputs themselves, and tidy up more or less.

    Parameters
    ----------
    f, inputs
        The function and its arguments.
    clear
        Whether the old gradients are thrown away before.
    restore
        Whether `requires_grad` is put back.
    forget
        Whether `.grad` is None afterwards.
    """
    before = [tensor.requires_grad for tensor in inputs]
    for tensor in inputs:
        tensor.requires_grad_(True)
        if clear:
            tensor.grad = None
    value = f(*inputs)
    if value.requires_grad:
        value.backward()
    found = tuple(torch.zeros_like(t) if t.grad is None else t.grad.clone() for t in inputs)
    for tensor, required in zip(inputs, before, strict=True):
        if restore:
            tensor.requires_grad_(required)
        if forget:
            tensor.grad = None
    return found


def _unused(f: Function, *inputs: torch.Tensor, none: bool = False, zeros: bool = False, clone: bool = True) -> Any:
    leaves = [tensor.detach().clone().requires_grad_() for tensor in inputs] if clone else inputs
    found = torch.autograd.grad(f(*leaves), leaves, allow_unused=none or zeros)
    if zeros:
        return tuple(torch.zeros_like(t) if g is None else g for g, t in zip(found, inputs, strict=True))
    return found


def _none_where_independent(f: Function, *inputs: torch.Tensor) -> Any:
    leaves = [tensor.detach().clone().requires_grad_() for tensor in inputs]
    value = f(*leaves)
    if not value.requires_grad:
        return (None,) * len(inputs)
    return torch.autograd.grad(value, leaves, allow_unused=True)


def _left_on(f: Function, *inputs: torch.Tensor) -> Any:
    for tensor in inputs:
        tensor.requires_grad_(True)
    value = f(*inputs)
    if not value.requires_grad:
        return tuple(torch.zeros_like(tensor) for tensor in inputs)
    return torch.autograd.grad(value, inputs, allow_unused=True, materialize_grads=True)


def _turned_off(f: Function, *inputs: torch.Tensor) -> Any:
    found = _left_on(f, *inputs)
    for tensor in inputs:
        tensor.requires_grad_(False)
    return found


def gradient_cases(rng: Generator) -> Iterator[Case]:
    """Functions of one to three tensors, some of which count for nothing, and inputs with a past."""

    def ask(
        group: str,
        function: str,
        *shapes: tuple[int, ...],
        requires: tuple[bool, ...] | None = None,
        old: tuple[float | None, ...] | None = None,
        about: str,
        negative: bool = False,
        dtype: Any = np.float64,
    ) -> Case:
        arrays = [rng.uniform(0.5, 1.5, size=shape) for shape in shapes]
        if dtype is np.float32:
            arrays = [rng.integers(1, 5, size=shape).astype(np.float32) for shape in shapes]
        if negative:
            arrays = [-array for array in arrays]
        grads = tuple(
            None if number is None else np.full(shape, number, dtype=dtype)
            for number, shape in zip(old or (None,) * len(shapes), shapes, strict=True)
        )
        required = requires or (False,) * len(shapes)
        return Case(group, (function, tuple(arrays), required, grads), about=about, probe="torch_gradient")

    product, cubes, matrix = "(a * b).sum()", "(a ** 3).sum()", "((a @ b) ** 2).sum()"
    three, some, none = "(a.exp() * b + c * c).sum()", "(a * a).sum(), whatever b is", "5, whatever a and b are"
    branch = "a.sum() squared where it is positive, else -a.sum()"
    yield ask("values", product, (2, 3), (2, 3), about=f"f = {product}")
    yield ask("values", cubes, (4,), about=f"f = {cubes} of one tensor")
    yield ask("values", matrix, (2, 3), (3, 4), about=f"f = {matrix}")
    yield ask("values", three, (3,), (3,), (3,), about=f"f = {three}")
    yield ask("values", branch, (3,), about=f"f = {branch}, for positive numbers")
    yield ask("values", branch, (3,), negative=True, about=f"f = {branch}, for negative numbers")
    yield ask("values", product, (2, 2), (2, 2), dtype=np.float32, about=f"f = {product} in float32")
    yield ask("independent", some, (3,), (2, 2), about=f"f = {some}")
    yield ask("independent", none, (2,), (3, 1), about=f"f = {none}")
    both = (True, False)
    yield ask("left alone", product, (2, 3), (2, 3), requires=both, about="inputs of which one requires a gradient")
    yield ask(
        "left alone",
        matrix,
        (2, 3),
        (3, 2),
        requires=(True, True),
        old=(7.0, None),
        about="an input that has a gradient already",
    )
    yield ask("left alone", cubes, (3,), requires=(True,), old=(0.5,), about="one input that has a gradient already")
    yield ask(
        "left alone",
        some,
        (3,),
        (2,),
        requires=(True, True),
        old=(None, 2.0),
        about="an old gradient at an input that f ignores",
    )


GRADIENT = Exercise(
    id="gradient",
    unit="04_autograd",
    points=2,
    reference=gradient,
    cases=gradient_cases,
    rules=Rules(rtol=1e-6, atol=1e-8, may_change_inputs=True, may_share_memory=True),
    misconceptions=(
        Misconception(
            "accumulates-into-grad",
            "The gradient was left behind in the inputs' `.grad`, on top of what was there before.",
            (
                _backward,
                lambda f, *inputs: _backward(f, *inputs, restore=True),
                lambda f, *inputs: _backward(f, *inputs, clear=True),
                lambda f, *inputs: _backward(f, *inputs, clear=True, restore=True),
            ),
        ),
        Misconception(
            "old-gradients-lost",
            "The inputs' `.grad` was cleared: the gradients that they had before are gone.",
            (
                lambda f, *inputs: _backward(f, *inputs, clear=True, restore=True, forget=True),
                lambda f, *inputs: _backward(f, *inputs, clear=True, forget=True),
                lambda f, *inputs: _backward(f, *inputs, restore=True, forget=True),
                lambda f, *inputs: _backward(f, *inputs, forget=True),
            ),
        ),
        Misconception(
            "requires-grad-changed",
            "Afterwards `requires_grad` of the inputs is not what it was.",
            (_left_on, _turned_off),
        ),
        Misconception(
            "none-where-independent",
            "Where f does not depend on an input there is None; the slope is known there, it is 0.",
            (_none_where_independent, lambda f, *inputs: _unused(f, *inputs, none=True)),
        ),
        Misconception(
            "fails-where-independent",
            "A function that does not depend on an input, or on any of them, makes torch raise an error; its slopes "
            "are 0.",
            (_unused, lambda f, *inputs: _unused(f, *inputs, zeros=True)),
        ),
        Misconception(
            "inputs-do-not-require-gradients",
            "torch was asked for gradients at inputs that do not require any.",
            (
                lambda f, *inputs: _unused(f, *inputs, clone=False),
                lambda f, *inputs: _unused(f, *inputs, clone=False, zeros=True),
            ),
        ),
        Misconception(
            "single-tensor-not-in-a-tuple",
            "For a single input the gradient came back bare; it is a tuple of one there.",
            (lambda f, *inputs: gradient(f, *inputs)[0] if len(inputs) == 1 else gradient(f, *inputs),),
        ),
        Misconception(
            "first-input-only",
            "Only the gradient at the first input came back.",
            (lambda f, *inputs: gradient(f, *inputs)[:1], lambda f, *inputs: gradient(f, *inputs)[0]),
        ),
    ),
)
