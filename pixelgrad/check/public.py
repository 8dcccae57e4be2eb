"""The public cases of an exercise: data that the build writes and `check` reads.

One file an exercise, ``cases/<exercise>.cases``: questions, what is right, and what each known misconception answers.
No code is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from pixelgrad.check.case import Case, Outcome, Overdue, Raised, Returned
from pixelgrad.check.codec import decode, encode
from pixelgrad.check.compare import Rules
from pixelgrad.check.speed import Speed

TRAITS = {field.name: field.default for field in fields(Returned) if field.name not in ("value", "remarks")}
"""What an array may be beside its numbers, and what nearly all of them are: only the others are written down."""


@dataclass(frozen=True, eq=False)
class PublicExercise:
    """What `check` knows of an exercise.

    Parameters
    ----------
    id, unit, points, stretch, time_limit, speed
        As in the exercise's definition; `order` is its place within the unit.
    rules
        How values are compared.
    cases, expected
        The questions, and what is right for each.
    misconceptions
        For each misconception one or more variants, each with its outcome case by case.
    hints
        What to tell the student of each misconception.
    """

    id: str
    unit: str
    order: int
    points: float
    stretch: bool
    time_limit: float
    speed: Speed | None
    rules: Rules
    cases: tuple[Case, ...]
    expected: tuple[Outcome, ...]
    misconceptions: Mapping[str, tuple[tuple[Outcome, ...], ...]]
    hints: Mapping[str, str]


@cache
def load(exercise_id: str) -> PublicExercise | None:
    """Read the public cases of an exercise, or return None when there are none of this name."""
    if not exercise_id.isidentifier():
        return None
    file = files("pixelgrad.check") / "cases" / f"{exercise_id}.cases"
    return unpack(file.read_bytes()) if file.is_file() else None


def exercises_of(unit: str) -> list[PublicExercise]:
    """Read the public cases of all exercises of a unit, in the order in which they are taught."""
    folder = files("pixelgrad.check") / "cases"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".cases"))
    exercises = [load(name.removesuffix(".cases")) for name in names]
    return sorted((e for e in exercises if e is not None and e.unit == unit), key=lambda e: e.order)


def pack(exercise: PublicExercise) -> bytes:
    """Write an exercise's public cases as bytes, the same for the same cases."""
    plain = {
        "id": exercise.id,
        "unit": exercise.unit,
        "order": exercise.order,
        "points": exercise.points,
        "stretch": exercise.stretch,
        "time_limit": exercise.time_limit,
        "speed": asdict(exercise.speed) if exercise.speed is not None else None,
        "rules": asdict(exercise.rules),
        "cases": [
            {"group": c.group, "args": c.args, "kwargs": dict(c.kwargs), "about": c.about, "probe": c.probe}
            | ({"then": c.then} if c.then else {})
            for c in exercise.cases
        ],
        "hints": dict(exercise.hints),
    }
    # Wrong answers agree with each other, and with the right one, on most cases: each outcome is stored once.
    shelf: dict[bytes, int] = {}

    def shelve(outcomes: tuple[Outcome, ...]) -> list[int]:
        return [shelf.setdefault(encode(_to_plain(outcome)), len(shelf)) for outcome in outcomes]

    plain["expected"] = np.array(shelve(exercise.expected), dtype=np.uint16)  # (cases,)
    plain["misconceptions"] = {  # each (variants, cases)
        name: np.array([shelve(variant) for variant in variants], dtype=np.uint16)
        for name, variants in exercise.misconceptions.items()
    }
    plain["outcomes"] = [decode(frame) for frame in shelf]
    return encode(plain)


def unpack(data: bytes) -> PublicExercise:
    """Read back what `pack` wrote."""
    plain = decode(data)
    outcomes = [_from_plain(outcome) for outcome in plain.pop("outcomes")]

    def fetch(places: np.ndarray) -> tuple[Outcome, ...]:
        return tuple(outcomes[place] for place in places)

    plain["speed"] = Speed(**plain["speed"]) if plain["speed"] is not None else None
    plain["rules"] = Rules(**plain["rules"])
    plain["cases"] = tuple(Case(**case) for case in plain["cases"])
    plain["expected"] = fetch(plain["expected"])
    plain["misconceptions"] = {
        name: tuple(fetch(variant) for variant in variants) for name, variants in plain["misconceptions"].items()
    }
    return PublicExercise(**plain)


def _to_plain(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Returned):
        unusual = {
            trait: getattr(outcome, trait) for trait, usual in TRAITS.items() if getattr(outcome, trait) != usual
        }
        return {"kind": "returned", "value": outcome.value, **unusual}
    if isinstance(outcome, Raised):
        # Message and place would tell how the mistake was written, and differ between library versions.
        return {"kind": "raised", "error": outcome.kind, "value_error": outcome.value_error}
    if isinstance(outcome, Overdue):
        return {"kind": "overdue", "seconds": outcome.seconds}
    raise TypeError(f"{type(outcome).__name__} is no outcome to publish")


def _from_plain(plain: dict[str, Any]) -> Outcome:
    kind = plain.pop("kind")
    if kind == "returned":
        return Returned(**plain)
    if kind == "raised":
        return Raised(kind=plain["error"], value_error=plain["value_error"])
    return Overdue(**plain)
