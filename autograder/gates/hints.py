"""Gate: a hint that contains its answer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from nbformat import NotebookNode

from autograder.build.problems import Problem, describe_cell
from autograder.gates.sheets import Course, Unit, parse_cell

# A shorter expression, such as `x + 1`, stands in prose without giving an answer away.
_TELLING = 10
_DETAILS = re.compile(r"<details>\s*<summary>\s*Hint\b.*?</summary>(.*?)</details>", re.DOTALL | re.IGNORECASE)
_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"


def find_telling_hints(course: Course) -> list[Problem]:
    """Look in the hints, those of a notebook and those of misconceptions, for what the solution computes.

    Spaces, backticks and quotation marks are left out of the comparison. A hint of a misconception may hold no code to
    be copied at all: no statement and no assignment.
    """
    return [problem for unit in course.units for problem in (*_in_the_notebook(unit), *_in_the_definitions(unit))]


def telling_expressions(answer: NotebookNode) -> list[str]:
    """Return what a solution returns, assigns or yields, without spaces.

    What only names a function of a library is left out: it uses none of the answer's own arguments and variables.
    """
    lines, inside = [], False
    for number, line in enumerate(answer.source.splitlines(), 1):
        if _BEGIN in line or _END in line:
            inside = _BEGIN in line
        elif inside:
            lines.append(number)
    tree = parse_cell(answer.source)
    own = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    own |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Return | ast.Assign | ast.AugAssign | ast.Yield) or node.value is None:
            continue
        parts = list(ast.walk(node.value))
        works = any(isinstance(part, ast.BinOp | ast.Call | ast.Compare) for part in parts)
        works = works and any(isinstance(part, ast.Name) and part.id in own - {"self"} for part in parts)
        text = _plain(ast.unparse(node.value))
        if works and node.lineno in lines and len(text) >= _TELLING:
            found.append(text)
    return found


def _in_the_notebook(unit: Unit) -> Iterator[Problem]:
    """Compare each hint with the answer that follows it."""
    answers = {id(cell) for cell in unit.answers}
    places = [index for index, cell in enumerate(unit.cells) if id(cell) in answers]
    for before, place in pairwise([-1, *places]):
        telling = telling_expressions(unit.cells[place])
        for index in range(before + 1, place):
            cell = unit.cells[index]
            hints = _DETAILS.findall(cell.source) if cell.cell_type == "markdown" else []
            yield from (
                Problem(unit.file, describe_cell(cell, index), _advice(expression))
                for hint in hints
                for expression in telling
                if expression in _plain(hint)
            )


def _in_the_definitions(unit: Unit) -> Iterator[Problem]:
    by_exercise = {cell.metadata.nbgrader.grade_id.removesuffix("-answer"): cell for cell in unit.answers}
    for exercise in unit.exercises:
        answer = by_exercise.get(exercise.id)
        telling = telling_expressions(answer) if answer is not None else []
        for misconception in exercise.misconceptions:
            where = f"misconception {misconception.id!r} of {exercise.id!r}"
            file = f"autograder/exercises/u{unit.name}"
            for expression in telling:
                if expression in _plain(misconception.hint):
                    yield Problem(file, where, _advice(expression))
            for code in re.findall(r"`([^`]+)`", misconception.hint):
                if _is_statement(code):
                    yield Problem(file, where, f"its hint holds code to be copied, `{code}`; say what happened instead")


def _advice(expression: str) -> str:
    return f"its hint contains the answer, {expression!r}; ask for the idea, or show it on another example"


def _is_statement(code: str) -> bool:
    try:
        body = ast.parse(code.strip()).body
    except SyntaxError:
        return False
    return any(not isinstance(node, ast.Expr) for node in body)


def _plain(text: str) -> str:
    return re.sub(r"[\s`'\"]", "", text)
