"""A course folder with one short unit, whose two exercises are real ones."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from traitlets.config import Config

from autograder.build.source import file_text, notebook_of
from autograder.course.folder import CourseFolder

ROOT = Path(__file__).parents[3]
NAME = "short.ipynb"
UNIT = "01_short"
TEXT = (ROOT / "tests/autograder/short_unit.txt").read_text(encoding="utf-8")
RIGHT = notebook_of(TEXT, {}).cells[1].source
DIVIDES_BY_256 = RIGHT.replace('"uint8": 255', '"uint8": 256').replace("65535", "65536")


class Class:
    """Submissions to the short unit, edited cell by cell."""

    def __init__(self, course: CourseFolder) -> None:
        self.course = course
        self.released = nbformat.read(course.release(UNIT), as_version=4)

    def grade(self, student: str, cells: dict[str, str], *, before: str = "", after: str = "", edit=None) -> None:
        """Hand in and grade: sources by grade id, cells put before and after all others, any other edit."""
        notebook = nbformat.from_dict(self.released)
        for cell in notebook.cells:
            cell.source = cells.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
        if before:
            notebook.cells.insert(0, nbformat.v4.new_code_cell(before))
        if after:
            notebook.cells.append(nbformat.v4.new_code_cell(after))
        if edit is not None:
            edit(notebook)
        self.course.hand_in(UNIT, student, NAME, nbformat.writes(notebook))
        self.course.autograde(UNIT, student)

    def points(self, student: str) -> dict[str, float]:
        return self.course.scores(UNIT)[student]

    def verdict(self, student: str, exercise: str):
        return next(verdict for verdict in self.course.verdicts(UNIT)[student] if verdict.exercise == exercise)

    def cell(self, student: str, grade_id: str):
        path = self.course.root / "autograded" / student / UNIT / NAME
        cells = nbformat.read(path, as_version=4).cells
        return next(cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


@pytest.fixture(scope="module")
def short_class(tmp_path_factory) -> Class:
    """A class whose gradebook the tests of a module share; each test has students of its own."""
    folder = tmp_path_factory.mktemp("course")
    notebook = folder / UNIT / NAME
    notebook.parent.mkdir()
    notebook.write_text(file_text(notebook_of(TEXT, {})), encoding="utf-8")
    settings = Config()
    settings.JudgeCells.seed = 11
    return Class(CourseFolder.make(ROOT, folder / "class", notebook, settings))


@pytest.fixture(scope="session")
def short_text() -> str:
    return TEXT


@pytest.fixture
def right() -> dict[str, str]:
    cells = {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook_of(TEXT, {}).cells[1:4:2]}
    return cells


@pytest.fixture
def divides_by_256(right) -> dict[str, str]:
    return {**right, "to_float-answer": DIVIDES_BY_256}
