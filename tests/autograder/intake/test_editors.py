"""Notebooks that Colab and VS Code saved: through preflight, grading and feedback, without the loss of a point."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from editors import EDITORS
from preflight_damage import answered, answers, blanks, dump, manifest, release
from traitlets.config import Config

from autograder.course.folder import CourseFolder
from autograder.exercises import exercises_of
from pixelgrad.cli import main
from pixelgrad.preflight import mend

ROOT = Path(__file__).parents[3]
UNIT, NAME = "01_images", "images.ipynb"
MENDED = "mended-from-colab"
FULL = {exercise.id: exercise.points for exercise in exercises_of(UNIT)}
IN_WORDS = ("words_floats", "words_axes")  # a person's to grade: no points of the judge's
each_editor = pytest.mark.parametrize("editor", EDITORS)


@each_editor
def test_preflight_brings_back_every_mark_and_leaves_every_answer(editor):
    intake = mend(dump(EDITORS[editor](answered())), manifest(), NAME)
    nbformat.validate(nbformat.from_dict(intake.notebook))
    assert answers(intake.notebook) == answers(answered())
    assert intake.blank == ()
    by_id = {cell["id"]: cell for cell in intake.notebook["cells"]}
    assert all(by_id[cell.id]["metadata"] == cell.metadata for cell in manifest().cells)
    # What an editor does to every file is mended without anybody having to look.
    assert {finding.severity for finding in intake.findings} <= {"mended"}


@each_editor
def test_an_untouched_release_stays_blank_in_every_editor(editor):
    intake = mend(dump(EDITORS[editor](release())), manifest(), NAME)
    assert intake.blank == blanks()


def test_vs_code_gives_preflight_nothing_to_mend():
    assert mend(dump(EDITORS["vscode"](answered())), manifest(), NAME).ok


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> CourseFolder:
    """A class in which everybody handed in the solution, each from another editor; one had preflight mend it first."""
    settings = Config()
    settings.JudgeCells.seed = 7
    solved = ROOT / "solutions" / UNIT / NAME
    course = CourseFolder.make(ROOT, tmp_path_factory.mktemp("course"), solved, settings)
    course.release(UNIT)
    notebook = json.loads(solved.read_bytes())
    first = next(cell["id"] for cell in notebook["cells"] if cell["cell_type"] == "code")
    # Without the cells that only show something, to save time.
    notebook["cells"] = [c for c in notebook["cells"] if "nbgrader" in c["metadata"] or c["id"] == first]
    for editor, save in EDITORS.items():
        course.hand_in(UNIT, editor, NAME, json.dumps(save(notebook)))
    opened = tmp_path_factory.mktemp("downloads") / NAME
    opened.write_bytes(dump(EDITORS["colab"](notebook)))
    assert main(["preflight", str(opened), "--repair"]) == 1
    course.hand_in(UNIT, MENDED, NAME, opened.with_stem("images-mended").read_text(encoding="utf-8"))
    course.autograde(UNIT)
    course.feedback(UNIT)
    return course


def test_grading_gives_every_point_in_every_editor(course):
    assert course.scores(UNIT) == dict.fromkeys([*EDITORS, MENDED], FULL | dict.fromkeys(IN_WORDS, 0.0))


def test_every_editors_notebook_becomes_a_feedback_page(course):
    for editor in (*EDITORS, MENDED):
        (page,) = (course.root / "feedback" / editor / UNIT).glob("*.html")
        assert "to_float: right, 2 of 2 points" in page.read_text(encoding="utf-8")
