"""Random numbers that Python and the browser draw alike."""

from __future__ import annotations

from collections.abc import Iterator

_LOW = 0xFFFFFFFF


def mulberry(seed: int) -> Iterator[float]:
    """Yield numbers from 0 to 1, the same as the scripts' function of this name (Ettinger's mulberry32)."""
    state = seed & _LOW
    while True:
        state = (state + 0x6D2B79F5) & _LOW
        t = ((state ^ (state >> 15)) * (state | 1)) & _LOW
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & _LOW)) & _LOW
        yield ((t ^ (t >> 14)) & _LOW) / 4294967296


def bell(draws: Iterator[float]) -> float:
    """Return a number around 0 with a standard deviation of 1: twelve draws, less six."""
    return sum(next(draws) for _ in range(12)) - 6


def shuffled(count: int, draws: Iterator[float]) -> list[int]:
    """Return 0 to count - 1 in a random order (Fisher and Yates)."""
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        j = int(next(draws) * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order
