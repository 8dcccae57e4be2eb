"""Probes for networks in eight bits: what a network still recognises, what it weighs, and how its numbers move.

That activations are quantized is seen from outside: an input that moves by less than a step changes nothing. That the
steps were calibrated is seen, too: far beyond what calibration has shown, everything is cut off at the largest code.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

__all__ = ["int8_accuracy", "int8_calibrated", "int8_given", "int8_range", "int8_size", "int8_steps"]

CALIBRATION = 100
BATCH = 32
_made: dict[tuple[int, str, str, int], tuple[Any, Any, Any]] = {}


class _Stretched:
    """How the pixels of a network's input are scaled: x becomes factor * x + shift."""

    def __init__(self, factor: float = 1.0, shift: float = 0.0) -> None:
        self.factor, self.shift = factor, shift

    def __call__(self, pixels: Any) -> Any:
        return pixels * self.factor + self.shift


SCALES = {"lenet300": _Stretched(), "lenet5": _Stretched(), "lenet300, stretched": _Stretched(8.0, -1.0)}
"""The networks, and the pixels that they take: 0 to 1, or -1 to 7."""

EACH = {"lenet300": 40, "lenet5": 20, "lenet300, stretched": 40}
"""How many digits of each class are recognised."""


def int8_accuracy(answer: Callable[..., Any], net: str, form: str, seed: int) -> Any:
    """Quantize, and compare the classes of digits with those of the network in float32.

    Returns
    -------
    dict
        How the accuracy changed, in words; whether anything changed; and the class of each digit that the given network
        is sure of.
    """
    import torch

    model, quantized = _quantize(answer, net, form, seed)
    if not isinstance(quantized, torch.nn.Module):
        return type(quantized).__name__
    images, labels = _digits(seed, EACH[net])
    x = SCALES[net](images)
    with torch.no_grad():
        before, after = model(x), quantized(x)
    if not isinstance(after, torch.Tensor) or after.shape != before.shape:
        return "no scores of ten classes"
    lost = int((before.argmax(dim=1) == labels).sum() - (after.argmax(dim=1) == labels).sum())
    best = before.topk(2, dim=1).values
    sure = (best[:, 0] - best[:, 1]) > 0.75 * before.std()
    return {
        "accuracy": "within a point" if lost <= max(3, 0.01 * len(labels)) else "more than a point lower",
        "exactly the scores of the given network": torch.equal(before, after),
        "classes": after.argmax(dim=1)[sure].numpy(),
    }


def int8_size(answer: Callable[..., Any], net: str, form: str, seed: int) -> Any:
    """Quantize, and tell how much what is saved of the network has shrunk.

    Where next to nothing is in its state, what counts is the whole module, if that can be saved.
    """
    import torch

    model, quantized = _quantize(answer, net, form, seed)
    if not isinstance(quantized, torch.nn.Module):
        return type(quantized).__name__
    whole = _bytes_of(model.state_dict())
    share = _bytes_of(quantized.state_dict()) / whole
    if share < 0.1:
        try:
            share = _bytes_of(quantized) / whole
        except Exception:
            share = 0.1  # it lives where only its own runtime knows
    for most, words in ((0.35, "at most 0.35"), (0.6, "about half")):
        if share <= most:
            return words
    return "about as much as before" if share < 1.1 else "more than before"


def int8_steps(answer: Callable[..., Any], net: str, form: str, seed: int) -> Any:
    """Quantize, and move the ink of the images by two millionths: in steps, next to nothing changes."""
    import torch

    _, quantized = _quantize(answer, net, form, seed)
    if not isinstance(quantized, torch.nn.Module):
        return type(quantized).__name__
    images, _ = _digits(seed, 2)
    # Paper and one ink an image, so that wherever the steps lie, few of the inks are at the edge of one.
    inks = torch.linspace(1.0, 0.6, len(images))[:, None, None, None]
    ink = images > 0.5
    bright = SCALES[net](2.0 * ink[:1])

    def unmoved(*more: Any) -> float:
        outputs = []
        for moved in (0.0, 2e-6):
            with torch.no_grad():
                outputs.append(quantized(torch.cat([*more, SCALES[net](ink * (inks - moved))])))
        return float((outputs[0] == outputs[1]).flatten(1).all(dim=1).float().mean())

    if unmoved() > 0.6:
        return "in steps"
    return "in steps that depend on the rest of the batch" if unmoved(bright) > 0.6 else "smoothly"


def int8_range(answer: Callable[..., Any], net: str, form: str, seed: int) -> Any:
    """Quantize, and feed images a thousand times as bright as any before, then four times as bright as these."""
    import torch

    _, quantized = _quantize(answer, net, form, seed)
    if not isinstance(quantized, torch.nn.Module):
        return type(quantized).__name__
    images, _ = _digits(seed, 2)
    with torch.no_grad():
        one, other = quantized(images * 1e3).float(), quantized(images * 4e3).float()
    # On the whole: where only what layers put out is rounded, a few units with small sums are cut off later.
    if (one - other).abs().mean() <= 0.25 * one.abs().mean():
        return "cut off"
    grown = float(other.abs().max() / one.abs().max())
    return "as far beyond as the input" if 3 < grown < 5 else "in disorder"


def int8_calibrated(answer: Callable[..., Any], net: str, seed: int) -> Any:
    """Quantize twice, the second time calibrated with paler digits, and tell whether outputs are cut off elsewhere."""
    import torch

    model = _network(net)
    images, _ = _digits(seed + 1, CALIBRATION // 10)
    outputs = []
    for shade in (1.0, 0.2):
        quantized = answer(model, SCALES[net](images * shade))
        if not isinstance(quantized, torch.nn.Module):
            return type(quantized).__name__
        with torch.no_grad():
            outputs.append(quantized(images * 1e3).float())
    moved = (outputs[0] - outputs[1]).abs().mean()
    return "elsewhere" if moved > 0.1 * outputs[0].abs().mean() else "in the same place"


def int8_given(answer: Callable[..., Any], net: str, form: str, seed: int) -> dict[str, bool]:
    """Quantize, and tell whether the given network is another one than the new one, and as it was."""
    model, quantized = _quantize(answer, net, form, seed)
    return {
        "a new network": quantized is not model,
        "the given one's weights are as they were": _weights(model) == _weights(_network(net)),
        "the given one's layers are as they were": repr(model) == repr(_network(net)),
    }


def _quantize(answer: Callable[..., Any], net: str, form: str, seed: int) -> tuple[Any, Any]:
    """Return the given network and what the answer made of it; what one case has made, the next one looks at."""
    key = id(answer), net, form, seed
    if key not in _made or _made[key][0] is not answer:
        while len(_made) > 3:
            del _made[next(iter(_made))]
        model = _network(net)
        images, _ = _digits(seed + 1, CALIBRATION // 10)
        x = SCALES[net](images)
        _made[key] = answer, model, answer(model, x if form == "tensor" else list(x.split(BATCH)))
    return _made[key][1:]


@lru_cache(maxsize=1)
def _states() -> dict[str, Any]:
    from pixelgrad.data import checkpoint

    return {name: checkpoint(name).state_dict() for name in ("lenet300", "lenet5")}


def _network(net: str) -> Any:
    """Return a trained network that takes pixels of the named scale."""
    import torch

    from pixelgrad.models import LeNet5, LeNet300

    name = net.split(",")[0]
    model = LeNet300() if name == "lenet300" else LeNet5()
    model.load_state_dict(_states()[name])
    scale = SCALES[net]
    if scale.factor != 1:
        with torch.no_grad():
            first: Any = model.fc1
            first.weight /= scale.factor
            first.bias -= first.weight.sum(dim=1) * scale.shift
    return model.eval()


@lru_cache(maxsize=6)
def _digits(seed: int, each: int) -> tuple[Any, Any]:
    """Return digits of the course's own, `each` of every class, pixels in 0-1."""
    import torch

    from pixelgrad.data.pen import Chance, draw, make_glyph

    style = json.loads((files("pixelgrad.data") / "digits.json").read_text(encoding="utf-8"))
    chance = Chance(seed)
    images = [draw(make_glyph(style["strokes"][str(digit)][0]), each, style, chance) for digit in range(10)]
    order = chance.order(10 * each)
    pixels = torch.from_numpy(np.concatenate(images)[order].astype(np.float32) / 255)
    return pixels[:, None], torch.from_numpy(np.repeat(np.arange(10), each)[order])


def _bytes_of(thing: Any) -> int:
    import torch

    buffer = io.BytesIO()
    torch.save(thing, buffer)
    return buffer.tell()


def _weights(model: Any) -> dict[str, bytes]:
    return {name: tensor.detach().numpy().tobytes() for name, tensor in model.state_dict().items()}
