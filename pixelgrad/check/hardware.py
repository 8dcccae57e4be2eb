"""Probes for hardware: what is timed, and in which pieces a product is computed."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import perf_counter, sleep
from typing import Any

import numpy as np

from pixelgrad.check.place import DeviceName, namespace_of, replaced

__all__ = ["bench_calls", "bench_cuda", "bench_keys", "bench_times", "tiled_product"]

SLACK = 2e-4
"""Seconds by which a timing may be off: some clocks are coarse."""

ATTEMPTS = 12
"""How often a run is made anew in which other programs took the processor: right answers stay right, wrong ones blur.
The calmest counts."""


class WallClock:
    """The clock on the wall. An answer with a `pretended_clock`, as the grader's own, is timed by that."""

    now = staticmethod(perf_counter)
    sleep = staticmethod(sleep)


class Machine:
    """A pretended device that counts what happens to it: work may be left to it, and waited for."""

    def __init__(self, clock: Any = WallClock) -> None:
        self.clock = clock
        self.made_at = self.now()
        self.events = [("begin", self.made_at, self.made_at)]  # what, when it began, when it ended
        self.left_over: list[float] = []  # for each call: the seconds of work that the device had not done before it
        self.busy_until = 0.0

    def now(self) -> float:
        """Return the time in seconds."""
        return float(self.clock.now())

    def unrest(self, milliseconds: float) -> float:
        """Return by how much all that was done so far took longer than it should; up to 1 is what calls cost."""
        return (self.now() - self.made_at - milliseconds / 1e3) / (2e-4 * len(self.left_over) + 1e-4)

    def run(self, milliseconds: float) -> None:
        """Work now, as the CPU does."""
        began = self.now()
        self.left_over.append(0.0)
        self.clock.sleep(milliseconds / 1e3)
        self.events.append(("call", began, self.now()))

    def launch(self, milliseconds: float) -> None:
        """Leave the work to the device, and return at once."""
        began = self.now()
        self.left_over.append(max(0.0, self.busy_until - began))
        self.busy_until = max(began, self.busy_until) + milliseconds / 1e3
        self.events.append(("call", began, self.now()))

    def wait(self, *_: Any, **__: Any) -> None:
        """Return when the device has done all that was left to it."""
        began = self.now()
        while (left := self.busy_until - self.now()) > 0:
            self.clock.sleep(left)
        self.events.append(("wait", began, self.now()))


def bench_calls(answer: Callable[..., Any], options: Mapping[str, int]) -> int:
    """Let the answer time a function that does nothing, and count how often it is called."""
    calls: list[None] = []
    answer(lambda: calls.append(None), **options)
    return len(calls)


def bench_keys(answer: Callable[..., Any]) -> Any:
    """Return the keys of what the answer returns, sorted."""
    value = answer(lambda: None, warmup=1, repeats=3)
    return sorted(map(str, value)) if isinstance(value, dict) else value


def bench_times(
    answer: Callable[..., Any], warm: Sequence[float], timed: Sequence[float], wanted: Sequence[str]
) -> Any:
    """Let the answer time a function whose calls take these milliseconds; say how its numbers compare with them.

    What a call took is known from inside; that the answer's clock was started and stopped between this call and its
    neighbours is all that is asked, so that a machine that stalls makes no right answer wrong.
    """

    def attempt() -> tuple[float, Any]:
        machine, value = _time_once(answer, warm, timed)
        unrest = machine.unrest(sum(warm) + sum(timed))
        return unrest, _compare(value, machine, _spans(machine, len(timed)), len(warm) + len(timed), wanted)

    return calmest(attempt)


def bench_cuda(answer: Callable[..., Any], warm: Sequence[float], timed: Sequence[float], wanted: Sequence[str]) -> Any:
    """Do what `bench_times` does on a pretended CUDA device, to which a call only leaves its work."""

    def attempt() -> tuple[float, Any]:
        machine, value = _time_once_on_cuda(answer, warm, timed)
        unrest = machine.unrest(sum(warm) + sum(timed))
        found = _compare(value, machine, _spans(machine, len(timed), timed), len(warm) + len(timed), wanted)
        if isinstance(found, dict) and "before" in wanted:
            rest = machine.left_over[-len(timed) :]
            found["before"] = "the device had work left" if any(rest) else "the device had done all its work"
        return unrest, found

    return calmest(attempt)


def calmest(attempt: Callable[[], tuple[float, Any]]) -> Any:
    """Return what the first calm attempt found; after so many that were not, the calmest's."""
    least, found = attempt()
    for _ in range(ATTEMPTS - 1):
        if least <= 1:
            break
        unrest, again = attempt()
        if unrest < least:
            least, found = unrest, again
    return found


def _time_once(answer: Callable[..., Any], warm: Sequence[float], timed: Sequence[float]) -> tuple[Machine, Any]:
    machine, ahead = Machine(getattr(answer, "pretended_clock", WallClock)), iter([*warm, *timed])
    return machine, answer(lambda: machine.run(next(ahead, 0.0)), warmup=len(warm), repeats=len(timed))


def _time_once_on_cuda(
    answer: Callable[..., Any], warm: Sequence[float], timed: Sequence[float]
) -> tuple[Machine, Any]:
    machine, ahead = Machine(getattr(answer, "pretended_clock", WallClock)), iter([*warm, *timed])

    def fn() -> None:
        machine.launch(next(ahead, 0.0))

    with _as_cuda(answer, machine):
        return machine, answer(fn, warmup=len(warm), repeats=len(timed), device=DeviceName("cuda"))


def _spans(machine: Machine, count: int, works: Sequence[float] | None = None) -> list[tuple[float, float]]:
    """Return, for each of the last calls, the least and the most that a right clock can have measured."""
    end = machine.now()
    events = [*machine.events, ("end", end, end)]
    calls = [place for place, (what, _, _) in enumerate(events) if what == "call"][-count:]
    spans = []
    for number, place in enumerate(calls):
        _, began, ended = events[place]
        before = events[place - 1][2]
        if works is None:
            spans.append((ended - began, events[place + 1][1] - before))
            continue
        # On a device the call is over when it was waited for; a clock on the device itself sees only the work.
        after = events[place + 2 if events[place + 1][0] == "wait" else place + 1][1]
        spans.append((works[number] / 1e3, after - before))
    return spans


def _compare(value: Any, machine: Machine, spans: list[tuple[float, float]], asked: int, wanted: Sequence[str]) -> Any:
    """Say for each wanted number what it is, as far as that can be told."""
    if not isinstance(value, dict):
        return value
    whole = machine.now() - machine.made_at
    calls = len(machine.left_over)
    least, most = sorted(low for low, _ in spans), sorted(high for _, high in spans)
    count = len(spans)
    bounds = {"min": (0, 0), "median": ((count - 1) // 2, count // 2), "max": (-1, -1)}
    found = {}
    for key in wanted:
        if key not in value or key not in bounds:
            continue
        if calls != asked:
            found[key] = f"of {calls} calls in place of {asked}"
            continue
        seconds, (low, high) = float(value[key]), bounds[key]
        if least[low] - SLACK <= seconds <= most[high] + SLACK:
            found[key] = "what it took"
        elif sum(least) / count - SLACK <= seconds <= sum(most) / count + SLACK:
            found[key] = "the mean of the calls"
        elif sum(least) - SLACK <= seconds <= sum(most) + SLACK:
            found[key] = "the sum of the calls"
        elif seconds < least[low]:
            found[key] = "less than it took"
        else:
            found[key] = "more than everything together took" if seconds > whole + SLACK else "more than it took"
    return found


@contextlib.contextmanager
def _as_cuda(answer: Callable[..., Any], machine: Machine) -> Iterator[None]:
    """Let torch's ways to wait for a CUDA device wait for the pretended one."""
    import torch

    class Event:
        """An event as `torch.cuda.Event` is one, on the pretended device."""

        def __init__(self, *_: Any, **__: Any) -> None:
            self.at = 0.0
            self.synchronize = machine.wait

        def record(self, *_: Any) -> None:
            self.at = max(machine.now(), machine.busy_until)

        def elapsed_time(self, other: Event) -> float:
            return 1e3 * (other.at - self.at)

    class Stream:
        """A stream as `torch.cuda.Stream` is one, on the pretended device."""

        def __init__(self, *_: Any, **__: Any) -> None:
            self.synchronize = machine.wait

        def record_event(self, event: Event | None = None) -> Event:
            event = event or Event()
            event.record()
            return event

    stand_ins: list[tuple[Any, str, Any]] = [
        (torch.cuda, "synchronize", machine.wait),
        (torch.cuda, "is_available", lambda: True),
        (torch.cuda, "Event", Event),
        (torch.cuda, "current_stream", Stream),
        (torch.cuda, "default_stream", Stream),
    ]
    accelerator = getattr(torch, "accelerator", None)
    if accelerator is not None:
        stand_ins += [
            (accelerator, "synchronize", machine.wait),
            (accelerator, "is_available", lambda: True),
            (accelerator, "current_accelerator", lambda *_, **__: torch.device("cuda")),
        ]
    with replaced(answer, stand_ins):
        yield


class TileTooLargeError(ValueError):
    """More than a tile was given to `gemm`."""


def tiled_product(answer: Callable[..., Any], a: np.ndarray, b: np.ndarray, tile: int, factor: float) -> Any:
    """Let the answer multiply with a `gemm` of this probe's: it takes tiles only, and gives factor·A·B + C."""

    def gemm(A: Any, B: Any, C: Any) -> Any:  # noqa: N803 -- the course's own letters
        for name, part in (("A", A), ("B", B), ("C", C)):
            shape = tuple(np.shape(part))
            if len(shape) > 2 or max(shape, default=1) > tile:
                raise TileTooLargeError(f"gemm was given {name} of shape {shape}; a tile is at most {tile} by {tile}")
        return factor * (A @ B) + C

    scope = namespace_of(answer)
    given = scope.get("gemm")
    extra = {}
    with contextlib.suppress(TypeError, ValueError):
        for name, parameter in list(inspect.signature(answer).parameters.items())[3:]:
            if name == "gemm" or (given is not None and parameter.default is given):
                extra[name] = gemm
    try:
        scope["gemm"] = gemm
        return answer(a, b, tile, **extra)
    finally:
        if given is None:
            scope.pop("gemm", None)
        else:
            scope["gemm"] = given
