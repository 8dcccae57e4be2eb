"""`benchmark`: how long a function takes, measured so that the number can be believed."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Times = dict[str, float]


class PretendedClock:
    """A clock that only goes on while somebody sleeps: what is expected must not depend on the grader's machine."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Return the time."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds


def _summary(times: Sequence[float]) -> Times:
    return {"median": statistics.median(times), "min": min(times), "max": max(times)}


def _benchmark(
    summary: Callable[[Sequence[float]], Times] = _summary,
    wait_before: bool = True,
    wait_after: bool = True,
    wait_late: bool = False,
    count_warmup: bool = False,
    calls: Callable[[int, int], tuple[int, int]] = lambda warmup, repeats: (warmup, repeats),
) -> Any:
    """Return the timing with some of its parts exchanged; as it stands it is right.

    Parameters
    ----------
    summary
        What is made of the times.
    wait_before, wait_after, wait_late
        Whether the device is waited for before the clock starts, before it stops, and after that.
    count_warmup
        Whether the times of the warm-up are kept.
    calls
        How often the function is called for the warm-up and for the timing.
    """

    def answer(fn: Callable[[], Any], warmup: int = 3, repeats: int = 10, device: str = "cpu") -> Times:
        wait, now = _waiter(device), clock.now
        before, timed = calls(warmup, repeats)
        times = []
        if not count_warmup:
            for _ in range(before):
                fn()
        for _ in range(before + timed if count_warmup else timed):
            if wait_before:
                wait()
            started = now()
            fn()
            if wait_after:
                wait()
            times.append(now() - started)
            if wait_late:
                wait()
        return summary(times)

    clock = PretendedClock()
    vars(answer)["pretended_clock"] = clock  # the probe then goes by it, too
    return answer


def _waiter(device: str) -> Callable[[], None]:
    if str(device) != "cuda":
        return lambda: None
    import torch

    return lambda: torch.cuda.synchronize()


def _scaled(factor: float) -> Callable[[Sequence[float]], Times]:
    return lambda times: {key: factor * seconds for key, seconds in _summary(times).items()}


def _with_mean(times: Sequence[float]) -> Times:
    return {**_summary(times), "median": statistics.fmean(times)}


def _mean_for_all(times: Sequence[float]) -> Times:
    return dict.fromkeys(("median", "min", "max"), statistics.fmean(times))


def _middle_of_the_unsorted(times: Sequence[float]) -> Times:
    return {**_summary(times), "median": times[len(times) // 2]}


def _sum_for_all(times: Sequence[float]) -> Times:
    return dict.fromkeys(("median", "min", "max"), sum(times))


def _with_more(times: Sequence[float]) -> Times:
    return {**_summary(times), "mean": statistics.fmean(times)}


def benchmark_cases(rng: Generator) -> Iterator[Case]:
    """Count the calls; time calls of known lengths, after slow ones; and do so on a device that works by itself."""
    yield Case("keys", (), about="the keys of the result", probe="bench_keys")
    for options, about in (
        ({}, "how often the function is called by default"),
        ({"warmup": 2, "repeats": 5}, "how often it is called with warmup=2, repeats=5"),
        ({"warmup": 0, "repeats": 1}, "how often it is called with warmup=0, repeats=1"),
    ):
        yield Case("calls", (options,), about=about, probe="bench_calls")

    def jitter(milliseconds: Sequence[float]) -> list[float]:
        return [round(float(value * rng.uniform(0.95, 1.05)), 3) for value in milliseconds]

    # The median is neither the mean nor what stands in the middle, and the last one is not the longest.
    timed = jitter([3.0, 9.0, 1.0, 4.0, 1.5])
    for key in ("median", "min", "max"):
        about = f"{key} of five calls that take {', '.join(map(str, timed))} ms"
        yield Case(key, ([], timed, (key,)), about=about, probe="bench_times")
    warm, quick = jitter([9.0, 7.0]), jitter([1.0, 4.0, 1.5])
    about = f"three calls of {', '.join(map(str, quick))} ms after two slow ones that warm up"
    yield Case("warm-up", (warm, quick, ("median", "max")), about=about, probe="bench_times")
    warm, timed = jitter([5.0, 6.0]), jitter([2.0, 6.0, 3.0])
    for group, wanted, about in (
        ("waits after", ("median", "min"), "a CUDA device that is left with work"),
        ("waits before", ("before",), "a CUDA device that still has work from the warm-up"),
    ):
        yield Case(group, (warm, timed, wanted), about=f"{', '.join(wanted)}: {about}", probe="bench_cuda")


BENCHMARK = Exercise(
    id="benchmark",
    unit="06_hardware",
    points=2,
    reference=_benchmark(),
    cases=benchmark_cases,
    misconceptions=(
        Misconception(
            "no-synchronisation",
            "The clock was stopped while the device was still at work: only the handing over of the work was timed.",
            (
                _benchmark(wait_before=False, wait_after=False),
                _benchmark(wait_after=False),
                _benchmark(wait_before=False, wait_after=False, wait_late=True),
            ),
        ),
        Misconception(
            "no-synchronisation-before",
            "The clock was started while the device still had work left from the warm-up.",
            (_benchmark(wait_before=False),),
        ),
        Misconception(
            "warm-up-counted",
            "The slow first calls, which only warm up, are among the times.",
            (_benchmark(count_warmup=True),),
        ),
        Misconception(
            "mean-of-all-runs",
            "The mean of all runs was taken, those that warm up among them: a few slow calls move it, not the median.",
            (_benchmark(_with_mean, count_warmup=True), _benchmark(_mean_for_all, count_warmup=True)),
        ),
        Misconception(
            "mean-for-median",
            "The mean of the times was taken: one slow call moves it, and does not move the median.",
            (_benchmark(_with_mean), _benchmark(_mean_for_all)),
        ),
        Misconception(
            "median-of-unsorted",
            "The time in the middle of the list was taken for the median; the list is not in order.",
            (_benchmark(_middle_of_the_unsorted),),
        ),
        Misconception(
            "sum-of-all",
            "These are the seconds of all calls together; those of one call are asked for.",
            (_benchmark(_sum_for_all),),
        ),
        Misconception(
            "other-unit",
            "The times are not in seconds.",
            (_benchmark(_scaled(1e3)), _benchmark(_scaled(1e6)), _benchmark(_scaled(1e9))),
        ),
        Misconception(
            "no-warm-up",
            "The function was not called to warm up: only the timed calls were made.",
            (_benchmark(calls=lambda warmup, repeats: (0, repeats)),),
        ),
        Misconception(
            "warm-up-from-repeats",
            "The calls that warm up were taken off the timed ones: too few are left.",
            (_benchmark(calls=lambda warmup, repeats: (min(warmup, repeats - 1), max(1, repeats - warmup))),),
        ),
        Misconception(
            "own-number-of-calls",
            "The function was called 3 and 10 times, whatever was asked for.",
            (_benchmark(calls=lambda warmup, repeats: (3, 10)),),
        ),
        Misconception(
            "more-keys",
            "There are more keys than the three that were asked for.",
            (_benchmark(_with_more),),
        ),
    ),
)
