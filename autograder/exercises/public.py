"""Derive the public cases, which students get as data, from the exercises' definitions."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from autograder.exercises.definition import Exercise
from autograder.exercises.registry import exercises_of
from autograder.judge.judging import write_paper
from pixelgrad.check.public import PublicExercise, pack

PUBLIC_SEED = 1
"""Public cases never change without a reason; hidden ones are drawn from other seeds each time."""

SAME_ARITHMETIC = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENBLAS_CORETYPE": "Haswell",
    "MKL_NUM_THREADS": "1",
    "MKL_CBWR": "COMPATIBLE",
    "ATEN_CPU_CAPABILITY": "default",
}
"""Sums are added up in the same order whatever the number of cores and, as far as can be asked for, their kind."""


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

    A process of its own writes them: the libraries read how they are to add up numbers when they are loaded.

    Returns
    -------
    list of Path
        The files, in the order in which the exercises are taught.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = "import sys; from autograder.exercises.public import write_here; write_here(*sys.argv[1:])"
    subprocess.run([sys.executable, "-c", program, unit, str(folder)], env=os.environ | SAME_ARITHMETIC, check=True)
    return [folder / f"{exercise.id}.cases" for exercise in exercises_of(unit)]


def write_here(unit: str, folder: str) -> None:
    """Write a unit's public cases with the arithmetic of this process."""
    for order, exercise in enumerate(exercises_of(unit)):
        (Path(folder) / f"{exercise.id}.cases").write_bytes(pack(publish(exercise, order)))
