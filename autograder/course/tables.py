"""The results of a class, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

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
    names = "  ".join(f"{number} {exercise.id}" for number, exercise in _numbered(exercises))
    table = Table(title="Points", box=SIMPLE_HEAD, padding=(0, 0, 0, 1), caption=names)
    table.add_column("student", no_wrap=True)
    for number, _ in _numbered(exercises):
        table.add_column(number, justify="right", no_wrap=True)
    table.add_column("total", justify="right", style="bold", no_wrap=True)
    for student in sorted(scores, key=lambda name: (-sum(scores[name].values()), name)):
        points = [scores[student].get(exercise.id, 0.0) for exercise in exercises]
        cells = [_points(earned, exercise.points) for earned, exercise in zip(points, exercises, strict=True)]
        table.add_row(student, *cells, f"{sum(points):.1f}")
    table.add_section()
    best = [f"{exercise.points:g}" for exercise in exercises]
    table.add_row("possible", *best, f"{sum(exercise.points for exercise in exercises):.1f}", style="dim")
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
    table = Table(title="Misconceptions found", box=SIMPLE_HEAD, padding=(0, 0, 0, 1))
    table.add_column("in", no_wrap=True)
    table.add_column("times", justify="right", no_wrap=True)
    table.add_column("misconception", no_wrap=True)
    table.add_column("what the student is told")
    for number, exercise in _numbered(exercises):
        for misconception in exercise.misconceptions:
            times = found[exercise.id, misconception.id]
            if times:
                # One line each; the whole sentence stands in the student's feedback.
                hint = Text(misconception.hint, no_wrap=True, overflow="ellipsis")
                table.add_row(number, str(times), misconception.id, hint)
        table.add_section()
    return table


def _numbered(exercises: Sequence[Exercise]) -> list[tuple[str, Exercise]]:
    """Return the exercises with the numbers of their sections in the notebook, such as 1.2."""
    return [(f"{int(exercise.unit[:2])}.{order}", exercise) for order, exercise in enumerate(exercises, 1)]


def _points(earned: float, possible: float) -> str:
    text = f"{earned:.2g}"
    if earned >= possible:
        return f"[green]{text}[/]"
    return f"[yellow]{text}[/]" if earned else f"[dim]{text}[/]"
