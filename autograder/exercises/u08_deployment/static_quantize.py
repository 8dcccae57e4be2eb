"""`static_quantize`: a network whose weights and activations are whole numbers of eight bits."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, cast

import torch
from numpy.random import Generator
from torch import nn

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

LEVELS = 127
Round = Callable[[torch.Tensor], torch.Tensor]


def _clamped(codes: torch.Tensor) -> torch.Tensor:
    return codes.clamp(-LEVELS, LEVELS)


def _wrapped(codes: torch.Tensor) -> torch.Tensor:
    return (codes + 128) % 256 - 128


class Int8Layer(nn.Module):
    """A linear layer or a convolution on whole numbers.

    Parameters
    ----------
    layer
        In float32.
    largest
        The largest absolute value that calibration has shown at its input; None leaves the input as it is, and "batch"
        looks at each batch anew.
    limit
        What is done to codes out of range.
    kept
        The dtype in which the weights' codes are kept; None for weights that are kept as what they stand for.
    """

    def __init__(
        self,
        layer: nn.Module,
        largest: float | str | None,
        limit: Round = _clamped,
        kept: torch.dtype | None = torch.int8,
    ) -> None:
        super().__init__()
        weight: torch.Tensor = layer.weight.detach()  # type: ignore[operator]
        sides = (-1, *[1] * (weight.ndim - 1))
        scale = weight.flatten(1).abs().amax(dim=1) / LEVELS
        codes = torch.round(weight / scale.view(sides))
        self.kept, self.largest, self.limit = kept, largest, limit
        self.register_buffer("codes", codes.to(kept) if kept else codes * scale.view(sides))
        self.register_buffer("scale", scale if kept else torch.ones_like(scale))
        self.register_buffer("bias", layer.bias.detach().clone())  # type: ignore[operator]
        self.register_buffer("step", torch.tensor(float(largest) / LEVELS if isinstance(largest, float) else 1.0))
        self.apply_to: Callable[..., torch.Tensor]
        if isinstance(layer, nn.Conv2d):
            self.apply_to = partial(nn.functional.conv2d, stride=layer.stride, padding=layer.padding)
            self.sides: tuple[int, ...] = (-1, 1, 1)
        else:
            self.apply_to, self.sides = nn.functional.linear, (-1,)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply it."""
        step: Any = self.step
        if self.largest == "batch":
            step = x.abs().max() / LEVELS
        if self.largest is not None:
            x = self.limit(torch.round(x / step))
        scale: Any = self.scale
        bias: Any = self.bias
        apply_to: Any = self.apply_to
        out = apply_to(x, self.codes.to(torch.float32))
        return cast(torch.Tensor, out * (scale * step).view(self.sides) + bias.view(self.sides))


def _batches(calibration: torch.Tensor | Iterable[torch.Tensor]) -> list[torch.Tensor]:
    return [calibration] if isinstance(calibration, torch.Tensor) else list(calibration)


def _largest_inputs(model: nn.Module, batches: list[torch.Tensor]) -> dict[str, float]:
    """Return the largest absolute value that comes to each layer."""
    largest: dict[str, float] = {}

    def watch(name: str, layer: nn.Module, given: tuple[torch.Tensor, ...]) -> None:
        largest[name] = max(largest.get(name, 0.0), float(given[0].abs().max()))

    hooks = [layer.register_forward_pre_hook(partial(watch, name)) for name, layer in model.named_children()]
    with torch.no_grad():
        for batch in batches:
            model(batch)
    for hook in hooks:
        hook.remove()
    return largest


def _quantizer(
    largest: Callable[[float], float | str | None] = lambda seen: seen,
    new: Callable[[nn.Module], nn.Module] = copy.deepcopy,
    **settings: Any,
) -> Callable[..., nn.Module]:
    """Return the quantization with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    largest
        What goes for the largest input of a layer, given the one that was seen.
    new
        What makes the network whose layers are replaced.
    **settings
        Of the layers.
    """

    def answer(model: nn.Module, calibration: torch.Tensor | Iterable[torch.Tensor]) -> nn.Module:
        seen = _largest_inputs(model, _batches(calibration))
        quantized = new(model)
        for name, layer in list(quantized.named_children()):
            setattr(quantized, name, Int8Layer(layer, largest(seen[name]), **settings))
        return quantized

    return answer


class _Half(nn.Module):
    """A network in half precision behind an interface of float32."""

    def __init__(self, model: nn.Module, kind: torch.dtype) -> None:
        super().__init__()
        self.model, self.kind = copy.deepcopy(model).to(kind), kind

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply it."""
        return torch.as_tensor(self.model(x.to(self.kind)).float())


def _unchanged(model: nn.Module, calibration: Any) -> nn.Module:
    return copy.deepcopy(model)


def _only_state(model: nn.Module, calibration: Any) -> Any:
    return dict(_quantizer()(model, calibration).state_dict())


def static_quantize_cases(rng: Generator) -> Iterator[Case]:
    """Ask what is recognised, what is saved, and how outputs move, of three networks."""
    seed = int(rng.integers(1, 2**20))
    nets = (
        ("lenet300", "tensor", "LeNet-300-100, calibrated with a tensor"),
        ("lenet300, stretched", "batches", "LeNet-300-100 for pixels from -1 to 7, calibrated with a list of batches"),
        ("lenet5", "batches", "LeNet-5, calibrated with a list of batches"),
    )
    for net, form, about in nets:
        yield Case("accuracy", (net, form, seed), about=f"the digits recognised by {about}", probe="int8_accuracy")
        yield Case("saved state", (net, form, seed), about=f"what is saved of {about}", probe="int8_size")
        about_steps = f"the outputs of {about}, when its input moves a little"
        yield Case("activations", (net, form, seed), about=about_steps, probe="int8_steps")
        about_range = f"the outputs of {about}, far beyond what calibration has shown"
        yield Case("calibrated range", (net, form, seed), about=about_range, probe="int8_range")
    about = "the outputs far beyond, calibrated with pale digits and with dark ones"
    yield Case("calibrated range", (nets[0][0], seed), about=about, probe="int8_calibrated")
    yield Case("the given network", (*nets[0][:2], seed), about="the network that was given", probe="int8_given")


STATIC_QUANTIZE = Exercise(
    id="static_quantize",
    unit="08_deployment",
    points=3,
    reference=_quantizer(),
    cases=static_quantize_cases,
    time_limit=90.0,
    misconceptions=(
        Misconception(
            "weights-only",
            "The weights are quantized, the activations are not: outputs move smoothly with the input.",
            (_quantizer(lambda seen: None),),
        ),
        Misconception(
            "fake-quantized",
            "The numbers are rounded, and kept in 32 bits all the same: nothing is saved.",
            (
                _quantizer(kept=None),
                _quantizer(lambda seen: None, kept=None),
                _quantizer(kept=torch.float32),
                _quantizer(kept=torch.int32),
            ),
        ),
        Misconception(
            "wider-integers",
            "The codes are kept in integers of more than eight bits.",
            (_quantizer(kept=torch.int16), _quantizer(kept=torch.int64)),
        ),
        Misconception(
            "dynamic",
            "The range of the activations is taken from each batch anew; it is to be known from the calibration.",
            (_quantizer(lambda seen: "batch"),),
        ),
        Misconception(
            "not-calibrated",
            "The range of the activations is a fixed one, whatever the calibration shows.",
            (_quantizer(lambda seen: 1.0), _quantizer(lambda seen: 127.0), _quantizer(lambda seen: 6.0)),
        ),
        Misconception(
            "overflow",
            "Codes out of range wrap around: what is brighter than anything before becomes dark.",
            (_quantizer(limit=_wrapped),),
        ),
        Misconception(
            "codes-not-cut-off",
            "Activations are rounded, and not cut off: their codes need more than eight bits.",
            (_quantizer(limit=lambda codes: codes),),
        ),
        Misconception(
            "half-precision",
            "The network is in half precision: 16 bits a number, and no whole numbers.",
            (
                lambda model, calibration: _Half(model, torch.float16),
                lambda model, calibration: _Half(model, torch.bfloat16),
            ),
        ),
        Misconception(
            "nothing-quantized",
            "The network puts out exactly what it did before: nothing in it is quantized.",
            (_unchanged, lambda model, calibration: model),
        ),
        Misconception(
            "changes-the-given-network",
            "The layers of the network that was given were replaced; it belongs to the caller.",
            (_quantizer(new=lambda model: model),),
        ),
        Misconception(
            "not-a-module",
            "What came back is no network that can be called.",
            (_only_state, lambda model, calibration: None),
        ),
    ),
)
