"""Gate: a committed file is not what `autograder build` makes."""

from __future__ import annotations

from autograder.build.builder import build
from autograder.build.problems import BuildError, Problem
from autograder.gates.sheets import Course


def find_drift(course: Course) -> list[Problem]:
    """Build everything in memory and compare it with what is committed."""
    try:
        report = build(None, check=True, root=course.root)
    except BuildError as error:
        return [Problem(p.file, p.cell, f"keeps the unit from being built: {p.advice}") for p in error.problems]
    return [_problem(difference) for difference in report.differences]


def _problem(difference: str) -> Problem:
    """Take a difference apart, which begins with the file's name and may go on with a diff."""
    first, _, rest = difference.partition("\n")
    name, _, what = first.removeprefix("--- ").partition(":" if not rest else " (")
    advice = f"{what.strip()}; run `autograder build` and commit what it writes"
    if rest:
        advice = f"differs from what is made of its source; run `autograder build` and commit it\n{rest}"
    return Problem(name.strip(), "", advice)
