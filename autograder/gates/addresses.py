"""Gate: an address of the repository that is not `course.toml`'s, a badge or a set-up cell that is missing."""

from __future__ import annotations

from autograder.build.course import read_course
from autograder.build.problems import Problem, describe_cell
from autograder.gates.sheets import Course

_BADGE = "{{badge}}"
# On Colab, only where it is not there yet, from the repository.
_SET_UP = ('"google.colab" in sys.modules', "find_spec(", "git+{{repository}}")


def find_other_addresses(course: Course) -> list[Problem]:
    """Look for what would go on leading to the old repository when a course moves to another one.

    The badge stands in each unit's first cell. The set-up, in its first code cell, installs the course on Colab,
    nowhere else and only once.
    """
    info = read_course(course.root)
    problems: list[Problem] = []
    for unit in course.units:
        for index, cell in enumerate(unit.cells):
            if info.repository in cell.source:
                advice = f"spells out {info.repository}; write {{{{repository}}}}, and the build fills it in"
                problems.append(Problem(unit.file, describe_cell(cell, index), advice))
        if not unit.cells or _BADGE not in unit.cells[0].source:
            problems.append(Problem(unit.file, "the first cell", f"has no badge; write {_BADGE} into it"))
        set_up = next((source for _, source in unit.code_cells()), "")
        if missing := [part for part in _SET_UP if part not in set_up]:
            advice = f"has no {' and no '.join(missing)}; take the set-up of another unit over"
            problems.append(Problem(unit.file, "the first code cell", advice))
    return problems
