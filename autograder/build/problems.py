"""What can be wrong with a unit, each said with its file, its cell and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from autograder.build.source import grade_id_of
from autograder.errors import CommandError

LONGEST_CELL = 30
_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"
RUBRIC = "**For whoever grades it**"
_PLACEHOLDER = re.compile(r"\{\{\w+\}\}")
_GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,50}")
# A shorter line, such as "return image", stands in many cells without giving anything away.
_TELLING = 24


@dataclass(frozen=True)
class Problem:
    """One thing that an author has to mend.

    Parameters
    ----------
    file
        The file, as a path inside the course.
    cell
        The cell: its grade id, else its place and first line; empty for the whole file.
    advice
        What is wrong and what to do.
    """

    file: str
    cell: str
    advice: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.cell}" if self.cell else self.file
        return f"{where}: {self.advice}"


class BuildError(CommandError):
    """A unit is not fit to be built.

    Parameters
    ----------
    problems
        All that was found, in the order of the cells.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def find_problems(file: str, cells: Sequence[Any], points: Mapping[str, float]) -> list[Problem]:
    """Look for what is wrong with a unit's notebook before it is released.

    Parameters
    ----------
    file
        The name of the unit's source, for the messages.
    cells
        The cells of the solution notebook.
    points
        The unit's exercises and what each is worth, from their definitions.
    """
    problems = [
        Problem(file, describe_cell(cell, index), advice)
        for index, cell in enumerate(cells)
        for advice in _in_one_cell(cell)
    ]
    problems += [Problem(file, cell, advice) for cell, advice in _in_the_ids(cells)]
    problems += [Problem(file, cell, advice) for cell, advice in _in_the_exercises(cells, points)]
    return problems


def find_leaks(file: str, source_cells: Sequence[Any], released_cells: Sequence[Any]) -> list[Problem]:
    """Look for solution text in a released notebook.

    Parameters
    ----------
    file
        The name of the released notebook, for the messages.
    source_cells, released_cells
        The cells of the solution notebook and of the release.
    """
    owner = {line: describe_cell(cell, i) for i, cell in enumerate(source_cells) for line in _telling_lines(cell)}
    problems = []
    for index, cell in enumerate(released_cells):
        lines = [line.strip() for line in cell.source.splitlines()]
        problems += [
            Problem(
                file, describe_cell(cell, index), f"shows a line of the solution in {owner[line]}: {line!r}; reword one"
            )
            for line in lines
            if line in owner
        ]
        if any(mark.lstrip("# ") in line for mark in (_BEGIN, _END) for line in lines):
            problems.append(Problem(file, describe_cell(cell, index), "a solution marker is left in the release"))
    return problems


def describe_cell(cell: Any, index: int) -> str:
    """Name a cell for an author: by its grade id, else by its place and its first line."""
    grade_id = grade_id_of(cell)
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
    return f"cell {grade_id!r}" if grade_id else f"cell {index + 1} ({first[:50]})"


def _in_one_cell(cell: Any) -> Iterator[str]:
    lines = [line for line in cell.source.splitlines() if _BEGIN not in line and _END not in line]
    marks = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "code" and len(lines) > LONGEST_CELL:
        yield f"has {len(lines)} lines, and {LONGEST_CELL} are the most; split it"
    if cell.get("outputs") or cell.get("execution_count"):
        yield "holds outputs; clear them (the notebook is generated: change its .py file, or use `autograder sync`)"
    left = _PLACEHOLDER.findall(cell.source)
    if left:
        yield f"the placeholder {left[0]} is not known to course.toml; correct its name"
    begins, ends = (cell.source.count(mark) for mark in (_BEGIN, _END))
    if cell.cell_type == "code" and marks.get("solution") and not begins == ends >= 1:
        yield f"needs solution regions between {_BEGIN!r} and {_END!r}, and has {begins} beginnings and {ends} ends"
    if cell.cell_type == "markdown" and marks.get("grade") and RUBRIC not in cell.source:
        yield f"is graded by hand and has no rubric; write one below the answer, after a line {RUBRIC!r}"
    if (begins or ends) and not marks.get("solution"):
        yield 'holds a solution region, which would be released; mark the cell "solution": true and give it a grade id'


def _in_the_ids(cells: Sequence[Any]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for index, cell in enumerate(cells):
        if "nbgrader" not in cell.metadata:
            continue
        grade_id = grade_id_of(cell)
        if grade_id is None:
            yield describe_cell(cell, index), 'has nbgrader metadata without "grade_id"; add one'
        elif not _GRADE_ID.fullmatch(grade_id):
            yield describe_cell(cell, index), "the grade id may hold 1 to 50 letters, digits, _ and - only"
        elif grade_id in seen:
            yield describe_cell(cell, index), "this grade id is used twice; rename one"
        seen.add(grade_id or "")


def _in_the_exercises(cells: Sequence[Any], points: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    graded = {
        grade_id_of(cell) or "": cell
        for cell in cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
    }
    stubs = {grade_id_of(cell) for cell in cells if cell.metadata.get("nbgrader", {}).get("solution")}
    for grade_id, cell in graded.items():
        where = f"cell {grade_id!r}"
        if grade_id not in points:
            yield (
                where,
                f"no exercise {grade_id!r} is defined in autograder/exercises; define it, or correct the grade id",
            )
            continue
        given = cell.metadata["nbgrader"].get("points")
        if given != points[grade_id]:
            yield where, f"says {given} points, and the exercise's definition {points[grade_id]:g}; make them equal"
        if not _calls_check(cell.source, grade_id):
            yield where, f"does not call check({grade_id}); add it as the last line"
        if f"{grade_id}-answer" not in stubs:
            yield where, f'no solution cell has the grade id "{grade_id}-answer"; the exercise needs one'
    for exercise in points:
        if exercise not in graded:
            yield "", f"the exercise {exercise!r} is defined, and no graded code cell has its id; add the cell"


def _calls_check(source: str, exercise: str) -> bool:
    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return False
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id == "check"
        and any(isinstance(argument, ast.Name) and argument.id == exercise for argument in call.args)
        for call in calls
    )


def _telling_lines(cell: Any) -> Iterator[str]:
    # In words all of the cell is the solution; in code, what stands between the marks.
    inside = cell.cell_type == "markdown" and bool(cell.metadata.get("nbgrader", {}).get("solution"))
    for line in cell.source.splitlines():
        if _BEGIN in line or _END in line:
            inside = _BEGIN in line
        elif inside and len(line.strip()) >= _TELLING:
            yield line.strip()
