"""The results of a class, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from autograder.exercises import Exercise
from autograder.judge import Verdict

Scores = Mapping[str, Mapping[str, float]]
"""For each student, for each graded cell, the points."""


def grade_table(scores: Scores, exercises: Sequence[Exercise]) -> Table:
    """Return the points of a class: one row a student, one column an exercise, in the order in which they are taught.

    Parameters
    ----------
    scores
        What the gradebook says.
    exercises
        The unit's.
    """
    table = Table(title="Points", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("student")
    for exercise in exercises:
        # One narrow column an exercise: its name stands upright, a word a line.
        table.add_column(exercise.id.replace("_", "_\n"), justify="right", vertical="bottom")
    table.add_column("total", justify="right", style="bold")
    for student in sorted(scores, key=lambda name: (-sum(scores[name].values()), name)):
        points = [scores[student].get(exercise.id, 0.0) for exercise in exercises]
        cells = [_points(earned, exercise.points) for earned, exercise in zip(points, exercises, strict=True)]
        table.add_row(student, *cells, f"{sum(points):.4g}")
    table.add_section()
    best = [f"{exercise.points:g}" for exercise in exercises]
    table.add_row("possible", *best, f"{sum(exercise.points for exercise in exercises):g}", style="dim")
    return table


def misconception_table(verdicts: Mapping[str, Sequence[Verdict]], exercises: Sequence[Exercise]) -> Table:
    """Return how often each misconception was found, and what the student was told.

    Parameters
    ----------
    verdicts
        For each student, the verdicts on the unit's exercises.
    exercises
        The unit's.
    """
    found = Counter(
        (verdict.exercise, verdict.diagnosis)
        for all_of_one in verdicts.values()
        for verdict in all_of_one
        if verdict.diagnosis
    )
    table = Table(title="Misconceptions found", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("exercise")
    table.add_column("misconception")
    table.add_column("times", justify="right")
    table.add_column("what the student is told", ratio=1)
    for exercise in exercises:
        for misconception in exercise.misconceptions:
            times = found[exercise.id, misconception.id]
            if times:
                table.add_row(exercise.id, misconception.id, str(times), misconception.hint)
    return table


def _points(earned: float, possible: float) -> str:
    text = f"{earned:.3g}"
    if earned >= possible:
        return f"[green]{text}[/]"
    return f"[yellow]{text}[/]" if earned else f"[dim]{text}[/]"
