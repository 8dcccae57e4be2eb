"""`latency`: how long one call takes, and how long it takes when it takes long."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u06_hardware.benchmark import PretendedClock
from pixelgrad.check.case import Case

Times = dict[str, float]
WARMUP = 3


def _percentiles(times: Sequence[float]) -> Times:
    return {"p50": float(np.percentile(times, 50)), "p95": float(np.percentile(times, 95))}


def _latency(
    summary: Callable[[Sequence[float]], Times] = _percentiles,
    calls: Callable[[int], tuple[int, int]] = lambda repeats: (WARMUP, repeats),
    count_warmup: bool = False,
    given: Callable[[Any], tuple[Any, ...]] = lambda batch: (batch,),
) -> Any:
    """Return the timing with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    summary
        What is made of the times.
    calls
        How often the function is called to warm up, and how often it is timed.
    count_warmup
        Whether the times of the warm-up are kept.
    given
        What the function gets.
    """

    def answer(fn: Callable[..., Any], batch: Any, repeats: int = 50) -> Times:
        before, timed = calls(repeats)
        times = []
        for _ in range(before + timed):
            started = clock.now()
            fn(*given(batch))
            times.append(clock.now() - started)
        return summary(times if count_warmup else times[before:])

    clock = PretendedClock()
    vars(answer)["pretended_clock"] = clock  # the probe then goes by it, too
    return answer


def _with(**changed: Callable[[Sequence[float]], Any]) -> Callable[[Sequence[float]], Times]:
    return lambda times: {**_percentiles(times), **{key: float(make(times)) for key, make in changed.items()}}


def _scaled(factor: float) -> Callable[[Sequence[float]], Times]:
    return lambda times: {key: factor * seconds for key, seconds in _percentiles(times).items()}


def _at(share: float) -> Callable[[Sequence[float]], float]:
    """Return what takes the time at a share of the list, which is not sorted."""
    return lambda times: times[min(len(times) - 1, math.floor(share * len(times)))]


def latency_cases(rng: Generator) -> Iterator[Case]:
    """Count the calls, look at what they get, and time calls of known lengths after a slow one."""
    yield Case("keys", (), about="the keys of the result", probe="latency_keys")
    yield Case("the batch", (10,), about="what the function is called with", probe="latency_given")
    for repeats in (10, 80, None):
        words = "by default" if repeats is None else f"with repeats={repeats}"
        yield Case("calls", (repeats,), about=f"how often the function is called {words}", probe="latency_calls")

    def jitter(milliseconds: float) -> float:
        return round(milliseconds * float(rng.uniform(0.97, 1.03)), 3)

    # Three in forty are slow, and one is far slower: neither the mean nor the longest is what is asked for. Where those
    # who do not sort will look, whether 1, 2, 3, 5 or 10 calls warm up, there are calls that are too short.
    places = [(place + warmup) % 40 for warmup in (0, 1, 2, 4, 9) for place in (20, 38)]
    others = [jitter(0.5) for _ in range(8)] + [jitter(2.0) for _ in range(18)] + [8.0, 8.2, 8.4, 30.0]
    shuffled = iter(rng.permutation(len(others)))
    timed = [jitter(1.0) if place in places else others[next(shuffled)] for place in range(40)]
    for key in ("p50", "p95"):
        about = f"{key} of 40 calls, most of which take 0.5 to 2 ms, three about 8 ms and one 30 ms"
        yield Case(key, (6.0, timed, (key,)), about=about, probe="latency_times")
    steady = [jitter(4.0)] * 4
    about = "four calls of 4 ms after a first one of 40 ms"
    yield Case("warm-up", (40.0, steady, ("p50", "p95")), about=about, probe="latency_times")


LATENCY = Exercise(
    id="latency",
    unit="08_deployment",
    points=2,
    reference=_latency(),
    cases=latency_cases,
    time_limit=20.0,
    misconceptions=(
        Misconception(
            "no-warm-up",
            "The slow first call is among the times: the function was not called to warm up.",
            (_latency(calls=lambda repeats: (0, repeats)),),
        ),
        Misconception(
            "own-number-of-calls",
            "The function was called as often as by default, whatever was asked for.",
            (
                _latency(calls=lambda repeats: (WARMUP, 50)),
                _latency(calls=lambda repeats: (WARMUP, 10)),
            ),
        ),
        Misconception(
            "warm-up-counted",
            "The function was called to warm up, and these calls were timed with the others.",
            (_latency(count_warmup=True), _latency(count_warmup=True, calls=lambda repeats: (1, repeats))),
        ),
        Misconception(
            "mean-for-median",
            "The mean of the times was taken for the median: a few slow calls move it.",
            (_latency(_with(p50=np.mean)),),
        ),
        Misconception(
            "longest-for-p95",
            "The longest time was taken for the 95th percentile: one call in twenty is longer than that, not none.",
            (_latency(_with(p95=max)),),
        ),
        Misconception(
            "share-of-the-longest",
            "95 % of the longest time is not the time that 95 % of the calls stay below.",
            (_latency(_with(p95=lambda times: 0.95 * max(times))),),
        ),
        Misconception(
            "fraction-for-percent",
            "The percentiles 0.5 and 0.95 were taken; those at 50 and 95 percent are asked for.",
            (
                _latency(
                    _with(p50=lambda times: np.percentile(times, 0.5), p95=lambda times: np.percentile(times, 0.95))
                ),
            ),
        ),
        Misconception(
            "not-sorted",
            "The times were taken from places in the list in which they were measured; it is not in order.",
            (_latency(_with(p50=_at(0.5), p95=_at(0.95))),),
        ),
        Misconception(
            "p95-of-a-normal-distribution",
            "The 95th percentile was computed from mean and deviation; times have a long tail, and no such bell.",
            (_latency(_with(p95=lambda times: np.mean(times) + 1.645 * np.std(times))),),
        ),
        Misconception(
            "fast-end",
            "The 5th percentile was taken: nineteen calls in twenty take longer than that.",
            (_latency(_with(p95=lambda times: np.percentile(times, 5))),),
        ),
        Misconception(
            "cpu-time",
            "The clock that was read stands still while the function waits: it counts what the processor does.",
            (_latency(lambda times: {"p50": 0.0, "p95": 0.0}),),
        ),
        Misconception(
            "other-unit",
            "The times are not in seconds.",
            (_latency(_scaled(1e3)), _latency(_scaled(1e6)), _latency(_scaled(1e9))),
        ),
        Misconception(
            "warm-up-from-repeats",
            "The calls that warm up were taken off the timed ones: too few are left.",
            (
                _latency(calls=lambda repeats: (min(WARMUP, repeats - 1), max(1, repeats - WARMUP))),
                _latency(calls=lambda repeats: (1, repeats - 1)),
            ),
        ),
        Misconception(
            "batch-not-passed",
            "The function was called without the batch.",
            (_latency(given=lambda batch: ()),),
        ),
    ),
)
