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
TEXT = """\
# %%
import numpy as np

# %% nbgrader={"grade": false, "grade_id": "to_float-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_float(image):
    ### BEGIN SOLUTION
    scale = {"uint8": 255, "uint16": 65535, "bool": 1}.get(str(image.dtype))
    if np.issubdtype(image.dtype, np.floating):
        scale = 1
    if scale is None:
        raise ValueError("image")
    return image.astype(np.float64) / scale
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "to_float", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert to_float(np.uint8([255]))[0] == 1

# %% nbgrader={"grade": false, "grade_id": "gray_to_rgb-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gray_to_rgb(gray):
    ### BEGIN SOLUTION
    return np.stack([gray, gray, gray], axis=-1)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gray_to_rgb", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert gray_to_rgb(np.zeros((2, 2))).shape == (2, 2, 3)

# %% nbgrader={"grade": true, "grade_id": "own_test", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
assert gray_to_rgb(np.zeros((2, 2))).sum() == 0

# %% [markdown] nbgrader={"grade": true, "grade_id": "essay", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# An answer in words.
"""  # noqa: E501
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
