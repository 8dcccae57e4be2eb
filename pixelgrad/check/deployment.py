"""Probes for deployment: a front, latencies, a folded batch norm, captured graphs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from pixelgrad.check.hardware import SLACK, Machine, WallClock, calmest

__all__ = [
    "folded_kind",
    "folded_outputs",
    "front_given",
    "front_points",
    "latency_calls",
    "latency_given",
    "latency_keys",
    "latency_times",
]


def front_points(answer: Callable[..., Any], points: list[tuple[float, float]]) -> Any:
    """Return the front sorted and without duplicates, each point as a tuple, whatever sequence it came as."""
    value = answer([(size, score) for size, score in points])
    if not isinstance(value, list):
        return value
    pairs = [tuple(point) if isinstance(point, list | np.ndarray) else point for point in value]
    if not all(isinstance(point, tuple) and len(point) == 2 for point in pairs):
        return pairs
    return sorted({(float(size), float(score)) for size, score in pairs})


def front_given(answer: Callable[..., Any], points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the list that the answer was given, as it is afterwards."""
    given = list(points)
    answer(given)
    return given


def latency_keys(answer: Callable[..., Any]) -> Any:
    """Return which of the two numbers are there."""
    value = answer(_nothing, np.zeros((2, 3), np.float32), repeats=10)
    return sorted(key for key in ("p50", "p95") if key in value) if isinstance(value, Mapping) else value


def latency_given(answer: Callable[..., Any], repeats: int) -> list[str]:
    """Return in words what the function was called with."""
    batch = np.arange(6, dtype=np.float32).reshape(2, 3)
    seen = set()

    def fn(*arguments: Any, **options: Any) -> None:
        if not arguments and not options:
            seen.add("nothing")
        elif options or len(arguments) > 1:
            seen.add("more than the batch")
        else:
            same = arguments[0] is batch or np.array_equal(np.asarray(arguments[0]), batch)
            seen.add("the batch" if same else "something else")

    answer(fn, batch, repeats=repeats)
    return sorted(seen)


def latency_calls(answer: Callable[..., Any], repeats: int | None) -> str:
    """Count the calls; by default there are 50 repeats. How many warm up is open, as long as there is one."""
    calls: list[None] = []

    def fn(*_: Any, **__: Any) -> None:
        calls.append(None)

    batch = np.zeros((2, 3), np.float32)
    if repeats is None:
        answer(fn, batch)
    else:
        answer(fn, batch, repeats=repeats)
    asked = 50 if repeats is None else repeats
    if len(calls) > asked:
        return "the repeats, and at least one to warm up"
    return "the repeats, and none to warm up" if len(calls) == asked else f"{len(calls)} in place of {asked} and more"


def latency_times(answer: Callable[..., Any], first: float, timed: Sequence[float], wanted: Sequence[str]) -> Any:
    """Let the answer time a function of known calls; say how its numbers compare with them.

    Parameters
    ----------
    first
        Milliseconds of the very first call.
    timed
        Milliseconds of those that follow, over and over: however many of them warm up, the last ones are always these.
    wanted
        Which numbers are compared.
    """

    def attempt() -> tuple[float, Any]:
        machine, planned = Machine(getattr(answer, "pretended_clock", WallClock)), [0.0]

        def fn(*_: Any, **__: Any) -> None:
            calls = len(machine.left_over)
            planned.append(timed[(calls - 1) % len(timed)] if calls else first)
            machine.run(planned[-1])

        value = answer(fn, np.zeros((2, 3), np.float32), repeats=len(timed))
        unrest = machine.unrest(sum(planned))
        if not isinstance(value, Mapping):
            return unrest, value
        return unrest, {key: _compare(float(value[key]), key, machine, len(timed)) for key in wanted if key in value}

    return calmest(attempt)


def _compare(seconds: float, key: str, machine: Machine, count: int) -> str:
    """Say what a number is, as far as that can be told: interpolation is open."""
    end = machine.now()
    events = [*machine.events, ("end", end, end)]
    whole = end - machine.made_at
    # Of each call: what it took from inside, and the most that a clock around it can have measured.
    calls = range(1, len(events) - 1)
    spans = [(events[at][2] - events[at][1], events[at + 1][1] - events[at - 1][2]) for at in calls]
    last = spans[1:][-count:]  # the very first call never counts
    if not last:
        return "of no call"
    least, most = sorted(low for low, _ in last), sorted(high for _, high in last)
    share, top = int(key[1:]) / 100, len(last) - 1
    low, high = math.floor(share * top), min(top, math.ceil(share * (top + 2)) - 1)
    few = top // 20
    # Of few calls, some interpolations go beyond the longest one, by no more than it is longer than the one before.
    beyond = most[-1] - least[-2] if top and share * (top + 2) > top + 1 else 0.0
    bells = [float(np.mean(times) + 1.645 * np.std(times)) for times in (least, most)]
    readings: dict[str, tuple[float, float]] = {
        "what it took": (least[low], most[high] + beyond),
        "next to nothing": (0.0, least[0] / 4),
        "the mean of the calls": (float(np.mean(least)), float(np.mean(most))),
        "the longest call": (least[-1], most[-1]),
        "95 % of the longest call": (0.95 * least[-1], 0.95 * most[-1]),
        "what a normal distribution would have": (bells[0], bells[1]),
        "one of the shortest calls": (least[0], most[few + 1] if top > few else most[0]),
    }
    for words, (shortest, longest) in readings.items():
        if shortest - SLACK <= seconds <= longest + SLACK:
            return words
    if seconds > whole + SLACK:
        return "more than everything together took"
    if abs(seconds - max(high for _, high in spans)) <= 5 * SLACK:
        return "the very first call"
    return "less than it took" if seconds < least[low] else "more than it took"


def _nothing(*_: Any, **__: Any) -> None:
    pass


def folded_outputs(
    answer: Callable[..., Any],
    conv: tuple[np.ndarray, np.ndarray | None, Mapping[str, Any]],
    norm: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float],
    x: np.ndarray,
) -> Any:
    """Fold a batch norm into a convolution, and return what the new one puts out.

    Parameters
    ----------
    conv
        Weight, bias or None, and the other settings.
    norm
        Weight, bias, running mean and running variance, and eps.
    x
        A batch of images.
    """
    import torch

    folded = answer(*_conv_and_norm(conv, norm))
    with torch.no_grad():
        if not isinstance(folded, torch.nn.Conv2d):
            return folded(torch.from_numpy(x)).numpy()
        # Its weights have to do it: what else a class of its own may do in passing does not count.
        settings: Any = (folded.stride, folded.padding, folded.dilation, folded.groups)
        return torch.nn.functional.conv2d(torch.from_numpy(x), folded.weight, folded.bias, *settings).numpy()


def folded_kind(
    answer: Callable[..., Any],
    conv: tuple[np.ndarray, np.ndarray | None, Mapping[str, Any]],
    norm: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float],
) -> Any:
    """Fold, and tell whether one convolution came back, and whether the two that were given are as they were."""
    import torch

    layers = _conv_and_norm(conv, norm)
    before = [_state(layer) for layer in layers]
    folded = answer(*layers)
    if not isinstance(folded, torch.nn.Module):
        return type(folded).__name__
    kinds = [type(part).__name__ for part in folded.modules() if not list(part.children())]
    with torch.inference_mode():  # a convolution that shares a tensor with the given one would change it, too
        for tensor in folded.state_dict().values():
            tensor.zero_()
    return {
        "a convolution": isinstance(folded, torch.nn.Conv2d),
        "a batch norm is left": any("BatchNorm" in kind for kind in kinds),
        "the given layers are as they were": all(
            _same(one, _state(layer)) for one, layer in zip(before, layers, strict=True)
        ),
    }


def _conv_and_norm(conv: Any, norm: Any) -> tuple[Any, Any]:
    import torch

    weight, bias, settings = conv
    layer = torch.nn.Conv2d(
        weight.shape[1] * settings.get("groups", 1),
        weight.shape[0],
        weight.shape[2:],
        bias=bias is not None,
        dtype=torch.from_numpy(weight).dtype,
        **settings,
    )
    gamma, beta, mean, variance, eps = norm
    batch_norm = torch.nn.BatchNorm2d(len(gamma), eps=eps, dtype=layer.weight.dtype)
    values: list[Any] = [(layer.weight, weight), (layer.bias, bias)]
    values += [(batch_norm.weight, gamma), (batch_norm.bias, beta)]
    values += [(batch_norm.running_mean, mean), (batch_norm.running_var, variance)]
    with torch.no_grad():
        for tensor, value in values:
            if value is not None:
                tensor.copy_(torch.from_numpy(value))
    return layer.eval(), batch_norm.eval()


def _state(module: Any) -> dict[str, bytes]:
    tensors = {name: tensor.detach().numpy().tobytes() for name, tensor in module.state_dict().items()}
    grads = {f"{name} requires a gradient": bytes([p.requires_grad]) for name, p in module.named_parameters()}
    return {**tensors, **grads}


def _same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> bool:
    return dict(one) == dict(other)
