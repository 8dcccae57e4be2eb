"""Plain `nbgrader autograde` on submissions in every state, in one batch."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from traitlets.config import Config

from autograder.course.folder import CourseFolder, CourseStepError

ROOT = Path(__file__).parents[3]
UNIT, NAME = "01_images", "images.ipynb"


def only_graded(notebook):
    """The notebook without the cells that only show something, to save time."""
    kept = nbformat.from_dict(notebook)
    first = next(cell.id for cell in kept.cells if cell.cell_type == "code")
    kept.cells = [cell for cell in kept.cells if "nbgrader" in cell.metadata or cell.id == first]
    return kept


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> CourseFolder:
    settings = Config()
    settings.JudgeCells.seed = 3
    (solved,) = (ROOT / "solutions" / UNIT).glob("*.ipynb")
    course = CourseFolder.make(ROOT, tmp_path_factory.mktemp("course"), solved, settings)
    course.release(UNIT)
    good = only_graded(nbformat.read(solved, as_version=4))
    text = nbformat.writes(good)

    course.hand_in(UNIT, "renamed", "Copy of images (1).ipynb", text)

    twice = json.loads(text)
    twice["cells"].append(twice["cells"][-1])
    course.hand_in(UNIT, "twice", NAME, json.dumps(twice))

    stripped = json.loads(text)
    for cell in stripped["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    stripped["nbformat_minor"] = 0
    course.hand_in(UNIT, "stripped", NAME, json.dumps(stripped))

    course.hand_in(UNIT, "torn", NAME, text[: len(text) // 2])
    course.hand_in(UNIT, "garbage", NAME, "this is no notebook")

    secret = course.root / "secret.txt"
    secret.write_text("the marks of others")
    linked = course.hand_in(UNIT, "linked", NAME, text)
    (linked.parent / "secret.txt").symlink_to(secret)

    helper = course.hand_in(
        UNIT,
        "helper",
        NAME,
        text.replace("return np.stack([gray, gray, gray]", "import mine\\n    return mine.three(gray"),
    )
    (helper.parent / "mine.py").write_text(
        "import numpy as np\n\ndef three(gray, axis):\n    return np.stack([gray] * 3, axis)\n"
    )

    with pytest.raises(CourseStepError):  # it says that `garbage` could not be graded; the others are
        course.autograde(UNIT)
    return course


@pytest.mark.parametrize("student", ["renamed", "twice", "stripped", "linked", "helper"])
def test_what_can_be_mended_loses_no_point(course, student):
    assert sum(course.scores(UNIT)[student].values()) == 17


def test_a_torn_notebook_keeps_the_points_of_its_whole_cells(course):
    assert 0 < sum(course.scores(UNIT)["torn"].values()) < 17


def test_what_is_no_notebook_is_not_graded_and_stops_nobody(course):
    assert not (course.root / "autograded" / "garbage").exists()


def test_the_student_is_told_what_was_mended(course):
    graded = nbformat.read(course.root / "autograded" / "twice" / UNIT / NAME, as_version=4)
    assert graded.cells[0].source.startswith("**About the file that you handed in**")
    clean = nbformat.read(course.root / "autograded" / "helper" / UNIT / NAME, as_version=4)
    assert not clean.cells[0].source.startswith("**About")


def test_a_symbolic_link_brings_nothing_in(course):
    graded = course.root / "autograded" / "linked" / UNIT
    assert not (graded / "secret.txt").exists()
    assert "marks of others" not in "".join(path.read_text() for path in graded.rglob("*") if path.is_file())
