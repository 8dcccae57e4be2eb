"""`fold_batchnorm`: a convolution that does the work of the batch norm behind it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from torch import nn

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

Fold = Callable[[nn.Conv2d, nn.BatchNorm2d], Any]


def fold_batchnorm(conv: nn.Conv2d, bn: nn.BatchNorm2d) -> nn.Conv2d:
    """Give the right answer, which torch has."""
    return nn.utils.fusion.fuse_conv_bn_eval(conv, bn)  # type: ignore[no-any-return, unused-ignore]


def _deviation(bn: Any) -> torch.Tensor:
    return torch.sqrt(bn.running_var + bn.eps)


def _no_bias(conv: Any) -> torch.Tensor:
    return torch.zeros(conv.out_channels, dtype=conv.weight.dtype)


def _fold(
    deviation: Callable[[Any], torch.Tensor] = _deviation,
    gamma: Callable[[Any], Any] = lambda bn: bn.weight,
    bias: Callable[[Any, Any, Any], Any] = lambda conv, bn, scale: (
        bn.bias + ((conv.bias if conv.bias is not None else 0) - bn.running_mean) * scale
    ),
    weight: Callable[[Any, Any], Any] = lambda conv, scale: conv.weight * scale[:, None, None, None],
    new: Callable[[Any], Any] = copy.deepcopy,
) -> Fold:
    """Return the folding with some of its parts exchanged; as it stands it is right."""

    def answer(conv: nn.Conv2d, bn: nn.BatchNorm2d) -> Any:
        with torch.no_grad():
            scale = gamma(bn) / deviation(bn)
            folded = new(conv)
            changed, moved = weight(conv, scale), bias(conv, bn, scale)
            folded.weight = nn.Parameter(changed)
            folded.bias = nn.Parameter(moved) if moved is not None else None
            return folded

    return answer


def _bare(*kept: str) -> Callable[[Any], nn.Conv2d]:
    """Return what makes a new convolution that has some of the given one's settings."""

    def make(conv: nn.Conv2d) -> nn.Conv2d:
        settings = {name: getattr(conv, name) for name in kept}
        kernel: Any = conv.kernel_size
        return nn.Conv2d(conv.in_channels, conv.out_channels, kernel, dtype=conv.weight.dtype, **settings)

    return make


def _along_inputs(conv: Any, scale: Any) -> Any:
    inputs = conv.weight.shape[1]
    return conv.weight * scale[torch.arange(inputs) % len(scale)][None, :, None, None]


def _kept_bias(conv: Any, bn: Any, scale: Any) -> Any:
    return (0 if conv.bias is None else conv.bias) + bn.bias - bn.running_mean * scale


def _scaled_beta(conv: Any, bn: Any, scale: Any) -> Any:
    return ((0 if conv.bias is None else conv.bias) - bn.running_mean + bn.bias) * scale


def _none_without_bias(conv: Any, bn: Any, scale: Any) -> Any:
    return None if conv.bias is None else bn.bias + (conv.bias - bn.running_mean) * scale


def _pair(conv: Any, bn: Any) -> nn.Module:
    return nn.Sequential(conv, bn)


def _pair_of_copies(conv: Any, bn: Any) -> nn.Module:
    return copy.deepcopy(nn.Sequential(conv, bn))


def _only_conv(conv: Any, bn: Any) -> nn.Module:
    return copy.deepcopy(conv)


def fold_batchnorm_cases(rng: Generator) -> Iterator[Case]:
    """Ask for outputs with and without bias, with other eps and settings, and for what came back."""

    def given(
        outputs: int,
        inputs: int,
        kernel: tuple[int, int],
        bias: bool,
        eps: float = 1e-5,
        dtype: Any = np.float32,
        **more: Any,
    ) -> tuple[Any, ...]:
        each = inputs // more.get("groups", 1)
        weight = rng.normal(size=(outputs, each, *kernel)).astype(dtype)
        some = (rng.normal(size=outputs) + 2).astype(dtype) if bias else None
        gamma, beta = rng.uniform(0.5, 2, outputs), rng.normal(1, 1, outputs)
        mean, variance = rng.normal(-1, 1, outputs), rng.uniform(0.05, 4, outputs)
        norm = (*(values.astype(dtype) for values in (gamma, beta, mean, variance)), eps)
        return (weight, some, more), norm

    def images(inputs: int, height: int, width: int, dtype: Any = np.float32) -> np.ndarray:
        return rng.normal(size=(1, inputs, height, width)).astype(dtype)

    for bias in (True, False):
        words = "with a bias" if bias else "without a bias"
        for outputs, inputs, kernel in ((4, 3, (3, 3)), (3, 5, (1, 2))):
            about = f"{inputs} channels in, {outputs} out, {words}"
            args = (*given(outputs, inputs, kernel, bias), images(inputs, 4, 5))
            yield Case(words, args, about=about, probe="folded_outputs")
    for eps in (0.5, 0.02):
        args = (*given(4, 2, (3, 3), True, eps), images(2, 4, 5))
        yield Case("eps", args, about=f"a batch norm with eps = {eps}", probe="folded_outputs")
    settings: tuple[dict[str, Any], ...] = (
        {"stride": (2, 1), "padding": (1, 2)},
        {"dilation": 2, "padding": 1},
        {"groups": 2, "stride": 2},
    )
    for more in settings:
        words = " and ".join(f"{name} {value}" for name, value in more.items())
        args = (*given(4, 4, (3, 2), more.get("groups", 1) == 1, **more), images(4, 6, 5))
        yield Case("settings", args, about=f"a convolution with {words}", probe="folded_outputs")
    double = (*given(3, 2, (2, 2), True, dtype=np.float64), images(2, 4, 5, np.float64))
    yield Case("settings", double, about="a convolution in float64", probe="folded_outputs")
    for bias in (True, False):
        about = f"what comes back for a convolution {'with' if bias else 'without'} a bias, and what became of it"
        yield Case("a new convolution", given(4, 3, (3, 3), bias), about=about, probe="folded_kind")


FOLD_BATCHNORM = Exercise(
    id="fold_batchnorm",
    unit="08_deployment",
    points=2,
    reference=fold_batchnorm,
    cases=fold_batchnorm_cases,
    rules=Rules(rtol=1e-4, atol=1e-4),
    misconceptions=(
        Misconception(
            "eps-forgotten",
            "The variance was divided by without eps, or with another one than the batch norm's.",
            (
                _fold(lambda bn: torch.sqrt(bn.running_var)),
                _fold(lambda bn: torch.sqrt(bn.running_var + 1e-5)),
                _fold(lambda bn: torch.sqrt(bn.running_var) + bn.eps),
            ),
        ),
        Misconception(
            "variance-for-deviation",
            "The weights were divided by the variance; a batch norm divides by its square root.",
            (_fold(lambda bn: bn.running_var + bn.eps),),
        ),
        Misconception(
            "conv-bias-forgotten",
            "The convolution's own bias is gone.",
            (_fold(bias=lambda conv, bn, scale: bn.bias - bn.running_mean * scale),),
        ),
        Misconception(
            "conv-bias-not-scaled",
            "The convolution's own bias was added as it was; it passes through the batch norm like everything else.",
            (_fold(bias=_kept_bias),),
        ),
        Misconception(
            "mean-not-subtracted",
            "The running mean plays no part in the new bias.",
            (
                _fold(bias=lambda conv, bn, scale: bn.bias + (0 if conv.bias is None else conv.bias) * scale),
                _fold(
                    bias=lambda conv, bn, scale: (
                        bn.bias + ((0 if conv.bias is None else conv.bias) + bn.running_mean) * scale
                    )
                ),
            ),
        ),
        Misconception(
            "mean-not-scaled",
            "The running mean was subtracted as it is; it has to be scaled like the outputs that it is the mean of.",
            (
                _fold(
                    bias=lambda conv, bn, scale: (
                        bn.bias + (0 if conv.bias is None else conv.bias) * scale - bn.running_mean
                    )
                ),
            ),
        ),
        Misconception(
            "beta-scaled",
            "The batch norm's bias was scaled, too; it is added last.",
            (_fold(bias=_scaled_beta),),
        ),
        Misconception(
            "beta-forgotten",
            "The batch norm's own bias is not in the new one.",
            (_fold(bias=lambda conv, bn, scale: ((0 if conv.bias is None else conv.bias) - bn.running_mean) * scale),),
        ),
        Misconception(
            "gamma-forgotten",
            "The batch norm's weight plays no part: outputs are normalised and not scaled.",
            (_fold(gamma=lambda bn: torch.ones_like(bn.running_var)),),
        ),
        Misconception(
            "weights-not-scaled",
            "The bias was folded, and the kernels are as they were.",
            (_fold(weight=lambda conv, scale: conv.weight.clone()),),
        ),
        Misconception(
            "scaled-along-the-inputs",
            "The kernels were scaled by their input channel; a batch norm has a factor for each output channel.",
            (_fold(weight=_along_inputs),),
        ),
        Misconception(
            "no-bias-without-bias",
            "The convolution had no bias and got none; what the batch norm subtracts and adds has to go somewhere.",
            (_fold(bias=_none_without_bias),),
        ),
        Misconception(
            "settings-lost",
            "The new convolution does not have all settings of the given one: its stride, padding or the like.",
            (
                _fold(new=_bare()),
                _fold(new=_bare("stride", "padding")),
                _fold(new=_bare("stride")),
                _fold(new=_bare("padding")),
                _fold(new=_bare("stride", "padding", "dilation")),
                _fold(new=_bare("stride", "padding", "groups")),
            ),
        ),
        Misconception(
            "changes-the-given-layer",
            "The convolution that was given was changed itself; with its batch norm it now normalises twice.",
            (_fold(new=lambda conv: conv),),
        ),
        Misconception(
            "not-folded",
            "The batch norm is still there, behind the convolution.",
            (_pair, _pair_of_copies),
        ),
        Misconception(
            "batch-norm-dropped",
            "The convolution came back as it was: the batch norm has left no trace.",
            (_only_conv,),
        ),
    ),
)
