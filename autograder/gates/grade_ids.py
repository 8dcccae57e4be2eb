"""Gate: a grade id that stands twice, in one notebook or for exercises of two units."""

from __future__ import annotations

from collections import defaultdict

from autograder.build.problems import Problem, describe_cell
from autograder.build.source import grade_id_of
from autograder.gates.sheets import Course


def find_repeated_ids(course: Course) -> list[Problem]:
    """Look for a grade id that two cells of a unit have, or graded cells of two units.

    nbgrader stops a whole batch at the first; reports and the gradebook confuse the others.
    """
    problems = []
    graded: dict[str, list[str]] = defaultdict(list)
    for unit in course.units:
        seen: dict[str, str] = {}
        for index, cell in enumerate(unit.cells):
            grade_id = grade_id_of(cell)
            if grade_id is None:
                continue
            where = f"{describe_cell(cell, index)} (the {index + 1}th)"
            if grade_id in seen:
                problems.append(Problem(unit.file, where, f"has the grade id of {seen[grade_id]}; rename one"))
            elif cell.metadata["nbgrader"].get("grade"):
                graded[grade_id].append(unit.file)
            seen.setdefault(grade_id, f"cell {index + 1}")
    problems += [
        Problem(files[-1], f"cell {grade_id!r}", f"{files[0]} grades a cell of this id too; rename one")
        for grade_id, files in graded.items()
        if len(files) > 1
    ]
    return problems
