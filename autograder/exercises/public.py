"""Derive the public cases, which students get as data, from the exercises' definitions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from autograder.exercises.definition import Exercise
from autograder.exercises.registry import exercises_of
from autograder.judge.judging import write_paper
from pixelgrad.check.public import PublicExercise, pack

PUBLIC_SEED = 1
"""Public cases never change without a reason; hidden ones are drawn from other seeds each time."""


def publish(exercise: Exercise, order: int) -> PublicExercise:
    """Draw an exercise's public cases and let the reference and the misconceptions answer them."""
    # The timed task draws its large arguments where it runs; only its name is published.
    paper = write_paper(replace(exercise, speed=None), PUBLIC_SEED)
    return PublicExercise(
        id=exercise.id,
        unit=exercise.unit,
        order=order,
        points=exercise.points,
        stretch=exercise.stretch,
        time_limit=exercise.time_limit,
        speed=exercise.speed,
        rules=exercise.rules,
        cases=paper.cases,
        expected=paper.expected,
        misconceptions=paper.misconceptions,
        hints={m.id: m.hint for m in exercise.misconceptions},
    )


def write_public_cases(unit: str, folder: Path) -> list[Path]:
    """Write a unit's public cases into a folder, one file an exercise, the same bytes each time.

    Returns
    -------
    list of Path
        The files, in the order in which the exercises are taught.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for order, exercise in enumerate(exercises_of(unit)):
        path = folder / f"{exercise.id}.cases"
        path.write_bytes(pack(publish(exercise, order)))
        written.append(path)
    return written
