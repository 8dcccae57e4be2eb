"""Gate: a cell over 30 lines."""

from __future__ import annotations

from autograder.build.problems import LONGEST_CELL, Problem
from autograder.gates.sheets import Course

_MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")


def find_long_cells(course: Course) -> list[Problem]:
    """Look for code cells that nobody reads on one screen; the marks of a solution do not count."""
    problems = []
    for unit in course.units:
        for where, source in unit.code_cells():
            lines = [line for line in source.splitlines() if line.strip() not in _MARKS]
            if len(lines) > LONGEST_CELL:
                advice = f"has {len(lines)} lines, and {LONGEST_CELL} are the most; split it"
                problems.append(Problem(unit.file, where, advice))
    return problems
