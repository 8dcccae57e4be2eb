"""A unit's scores, as they leave the gradebook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.errors import CommandError
from autograder.exercises import find_exercise

if TYPE_CHECKING:
    from nbgrader.api import Assignment, Gradebook


@dataclass(frozen=True)
class UnitScores:
    """The scores of one unit.

    Parameters
    ----------
    unit
        The unit's name.
    possible
        The points that make a full score.
    earned
        For each student who has handed in, the points: extra credit added, late penalty taken off, never below 0.
    unfinished
        The students of whom something waits to be graded by hand.
    """

    unit: str
    possible: float
    earned: Mapping[str, float]
    unfinished: tuple[str, ...]


def read_scores(gradebook: Gradebook, units: Collection[str], stretch_is_extra: bool) -> list[UnitScores]:
    """Return the scores of units in the order of the gradebook.

    Parameters
    ----------
    gradebook
        nbgrader's, open.
    units
        Only these; all when empty.
    stretch_is_extra
        Whether the points of stretch exercises come on top of a full score instead of being a part of it.

    Raises
    ------
    CommandError
        If the gradebook does not know a unit.
    """
    assignments = {assignment.name: assignment for assignment in gradebook.assignments}
    unknown = sorted(set(units) - set(assignments))
    if unknown:
        raise CommandError(f"the gradebook does not know {', '.join(unknown)}; it knows {', '.join(assignments)}")
    found = []
    for name, assignment in assignments.items():
        if units and name not in units:
            continue
        submissions = list(gradebook.assignment_submissions(name))
        found.append(
            UnitScores(
                unit=name,
                possible=float(assignment.max_score) - (_stretch_points(assignment) if stretch_is_extra else 0.0),
                earned={
                    one.student.id: max(0.0, float(one.score) - float(one.late_submission_penalty or 0))
                    for one in submissions
                },
                unfinished=tuple(sorted(one.student.id for one in submissions if one.needs_manual_grade)),
            )
        )
    return found


def _stretch_points(assignment: Assignment) -> float:
    cells = [cell for notebook in assignment.notebooks for cell in notebook.grade_cells]
    exercises = ((cell, find_exercise(cell.name)) for cell in cells)
    return float(sum(cell.max_score for cell, exercise in exercises if exercise is not None and exercise.stretch))
