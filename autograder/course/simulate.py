"""A class of simulated students, whose answers come from the answer bank."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder.build.source import grade_id_of
from autograder.course.folder import CourseStepError

_RIGHT = ("ada", "emmy")
_MIXED = ("blaise", "carl", "dorothy", "felix", "grace", "henri", "iris", "joan")
_BLANK = "kurt"
_BROKEN = "leo"
_DIAGNOSIS = re.compile(r"^# diagnosis: *(\S+)", re.MULTILINE)
_TORN = "def describe(image:\n    return {}\n"
_DEADLY = "import os\n\nos._exit(3)\n"


@dataclass(frozen=True)
class BankAnswers:
    """The answers to one exercise.

    Parameters
    ----------
    right
        Sources of right answers.
    wrong
        For each misconception, the source of an answer that shows it.
    """

    right: tuple[str, ...]
    wrong: Mapping[str, str]


@dataclass(frozen=True)
class SimulatedStudent:
    """One student.

    Parameters
    ----------
    name
        Stands for the student in the gradebook.
    cells
        For each grade id of an answer, the source that replaces the stub; the other stubs stay.
    extra
        Source of a cell that the student added at the top, or None.
    """

    name: str
    cells: Mapping[str, str] = field(default_factory=dict)
    extra: str | None = None


def read_bank(folder: Path, exercises: Sequence[str]) -> dict[str, BankAnswers]:
    """Read the answers to some exercises from a bank, ``<exercise>/<name>.py``.

    Raises
    ------
    CourseStepError
        If the bank is not there, or has no right answer to one of them.
    """
    bank = {}
    for exercise in exercises:
        sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / exercise).glob("*.py"))}
        # An answer with names of its own could meet those of another one in the same notebook.
        alone = {name: source for name, source in sources.items() if _binds_only(source, exercise)}
        right = tuple(source for name, source in alone.items() if name.startswith("right_"))
        if not right:
            raise CourseStepError(
                f"no right answers to {exercise} in {folder}: the simulated students write what the answer bank holds, "
                "so this needs a checkout of the course and not only an installed package"
            )
        wrong: dict[str, str] = {}
        for name, source in [*alone.items(), *sources.items()]:
            found = _DIAGNOSIS.search(source)
            if name.startswith("wrong_") and found and found[1] != "none":
                wrong.setdefault(found[1], source)
        bank[exercise] = BankAnswers(right, wrong)
    return bank


def _binds_only(source: str, name: str) -> bool:
    """Whether a module binds one name, imports aside."""
    statements = [
        node for node in ast.parse(source).body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr)
    ]
    return [getattr(node, "name", None) for node in statements] == [name]


def simulate_class(bank: Mapping[str, BankAnswers]) -> list[SimulatedStudent]:
    """Make twelve students: some right, every misconception of the bank once, a blank notebook and a broken one."""
    chosen: dict[str, dict[str, str]] = {name: {} for name in (*_RIGHT, *_MIXED)}
    turn = 0
    for exercise, answers in bank.items():
        for number, name in enumerate(chosen):
            chosen[name][f"{exercise}-answer"] = answers.right[number % len(answers.right)]
        for source in answers.wrong.values():
            chosen[_MIXED[turn % len(_MIXED)]][f"{exercise}-answer"] = source
            turn += 1
    broken = {**chosen[_RIGHT[0]], "describe-answer": _TORN}
    students = [SimulatedStudent(name, cells) for name, cells in chosen.items()]
    students += [SimulatedStudent(_BLANK), SimulatedStudent(_BROKEN, broken, _DEADLY)]
    return sorted(students, key=lambda student: student.name)


def fill_in(release: str, student: SimulatedStudent) -> str:
    """Return the text of a released notebook's file as a student hands it in."""
    notebook = nbformat.reads(release, as_version=4)
    for cell in notebook.cells:
        cell.source = student.cells.get(grade_id_of(cell) or "", cell.source)
    if student.extra is not None:
        notebook.cells.insert(1, nbformat.v4.new_code_cell(student.extra, id="added"))
    return nbformat.writes(notebook) + "\n"
