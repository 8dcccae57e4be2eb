"""Telling an operation from its numbers, where a node does not say what made it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pixelgrad.graph.operations import BINARY, UNARY, compute

Runs = Sequence[tuple[Sequence[float], float]]
_POWERS = (2.0, 3.0, -1.0, 0.5, 4.0, -2.0, -0.5)


@dataclass(frozen=True)
class Guess:
    """An operation, and its operands: places among the parents, or numbers that no node holds."""

    operation: str
    operands: tuple[int | float, ...]


def guess(runs: Runs, only: str = "") -> Guess:
    """Return the one operation that gives the result from the parents in all runs; ``?`` if none or several do.

    Parameters
    ----------
    runs
        For each run the numbers of the parents, and the result.
    only
        The operation, if it is known and a number beside the parents is looked for.
    """
    count = len(runs[0][0])
    unknown = Guess("?", tuple(range(count)))
    if any(not math.isfinite(y) or not all(map(math.isfinite, xs)) for xs, y in runs):
        runs = [run for run in runs if math.isfinite(run[1]) and all(map(math.isfinite, run[0]))]
        if not runs:
            return unknown
    if count == 2:
        found = [Guess(name, order) for name in BINARY for order in ((0, 1), (1, 0)) if _fits(name, order, runs)]
        found = [item for item in found if not (item.operation in ("add", "mul") and item.operands == (1, 0))]
    elif count == 1:
        found = [Guess(name, (0,)) for name in UNARY if _fits(name, (0,), runs)]
        if len(runs) == 1:
            found += [Guess("pow", (0, k)) for k in _POWERS if _near(compute("pow", (runs[0][0][0], k)), runs[0][1])]
        elif not found or only:
            found = _with_number(runs)
    else:
        return unknown
    if only:
        found = [item for item in found if item.operation == only]
    return found[0] if len(found) == 1 else unknown


def _fits(operation: str, order: Sequence[int], runs: Runs) -> bool:
    return all(_near(compute(operation, [xs[k] for k in order]), y) for xs, y in runs)


def _near(found: float | None, expected: float) -> bool:
    return found is not None and math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)


def _with_number(runs: Runs) -> list[Guess]:
    """Return the operations with one number beside the parent; the number must be the same in all runs."""
    points = [(xs[0], y) for xs, y in runs]
    if len({x for x, _ in points}) < 2:
        return []
    number = _same(points, lambda x, y: y - x)
    if number is not None:
        return [Guess("sub", (0, -number)) if number < 0 else Guess("add", (0, number))]
    number = _same(points, lambda x, y: y / x)
    if number is not None:
        share = 1 / number if number else math.inf
        whole = math.isclose(share, round(share), rel_tol=1e-12) and abs(share) > 1 if math.isfinite(share) else False
        return [Guess("div", (0, float(round(share)))) if whole else Guess("mul", (number, 0))]
    for name, solve in _SOLVED.items():
        number = _same(points, solve)
        if number is not None:
            return [Guess(name.removeprefix("r"), (number, 0) if name.startswith("r") else (0, number))]
    # A power of a negative number is real for whole exponents alone.
    return [Guess("pow", (0, k)) for k in _POWERS if all(_near(compute("pow", (x, k)), y) for x, y in points)]


_SOLVED: dict[str, Callable[[float, float], float]] = {
    "rsub": lambda x, y: y + x,
    "rdiv": lambda x, y: y * x,
    "pow": lambda x, y: math.log(y) / math.log(x),
    "rpow": lambda x, y: y ** (1 / x),
}


def _same(points: Sequence[tuple[float, float]], solve: Callable[[float, float], float]) -> float | None:
    """Return the number that every run gives, rounded as it was surely meant, or None."""
    try:
        numbers = [solve(x, y) for x, y in points]
    except (ArithmeticError, ValueError):
        return None
    if any(isinstance(number, complex) or not math.isfinite(number) for number in numbers):
        return None
    first = numbers[0]
    if all(math.isclose(number, first, rel_tol=1e-8, abs_tol=1e-9) for number in numbers):
        return float(f"{first:.8g}")
    return None
