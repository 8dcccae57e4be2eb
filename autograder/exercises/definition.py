"""What an exercise is: its cases, its reference, its misconceptions, its points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pixelgrad.check.case import Case, Outcome
from pixelgrad.check.compare import Rules
from pixelgrad.check.speed import Speed


@dataclass(frozen=True)
class Misconception:
    """A wrong answer that students really give.

    Parameters
    ----------
    id
        Its name in verdicts and reports, in kebab case.
    hint
        What the student's code did, in one or two sentences; never what to type.
    answers
        One or more wrong implementations that show it.
    """

    id: str
    hint: str
    answers: tuple[Callable[..., Any], ...]


@dataclass(frozen=True, eq=False)
class Exercise:
    """One exercise, defined once; checks, hidden tests, hints and reports are derived from this.

    Parameters
    ----------
    id
        The name of the function or class that the student writes.
    unit
        The unit's folder, such as "01_images".
    points
        What it is worth.
    reference
        A right implementation; where a library has one, that is it.
    cases
        Draws the cases from a generator. Every group must appear for every seed.
    misconceptions
        The wrong answers that are told apart.
    rules
        What the contract asks of a returned value beyond being equal.
    weights
        The share of each case group; groups that are not named weigh 1.
    time_limit
        Seconds that one case may take.
    stretch
        Whether it is beyond what every student is expected to do.
    partners
        The other functions of an exercise that asks for a pair; a probe then gets a tuple of all of them.
    speed
        How fast an answer has to be, where the contract says so; it is a case group of its own, "speed".
    """

    id: str
    unit: str
    points: float
    reference: Callable[..., Any]
    cases: Callable[[np.random.Generator], Iterable[Case]]
    misconceptions: tuple[Misconception, ...] = ()
    rules: Rules = field(default_factory=Rules)
    weights: Mapping[str, float] = field(default_factory=dict)
    time_limit: float = 10.0
    stretch: bool = False
    partners: tuple[str, ...] = ()
    speed: Speed | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names that an answer defines: the id, and its partners."""
        return (self.id, *self.partners)

    def hint(self, misconception: str) -> str:
        """Return the hint of the misconception with this id."""
        return next(m.hint for m in self.misconceptions if m.id == misconception)


@dataclass(frozen=True)
class Paper:
    """An exercise's cases for one seed, with the right outcome and each misconception's, case by case."""

    cases: tuple[Case, ...]
    expected: tuple[Outcome, ...]
    misconceptions: Mapping[str, tuple[tuple[Outcome, ...], ...]]
