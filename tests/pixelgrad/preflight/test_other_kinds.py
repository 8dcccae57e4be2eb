"""Cells that unit 01 does not have: answers in prose, tasks, locked cells, pairs of functions, answers without one."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from preflight_damage import dump, own_cell, position

from pixelgrad.preflight import Intake, load_manifest, make_manifest, mend

UNIT = "77_kinds"


def cell(cell_id: str, text: str, cell_type: str = "code", **marks: Any) -> dict[str, Any]:
    made = own_cell(text, cell_id)
    if cell_type != "code":
        made = {"cell_type": cell_type, "id": cell_id, "source": made["source"], "metadata": {}}
    if marks:
        base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
        made["metadata"] = {"nbgrader": base | {"grade_id": cell_id} | marks}
    return made


PAIR = "def save(path):\n    raise NotImplementedError\n\n\ndef load(path):\n    raise NotImplementedError"


def release() -> dict[str, Any]:
    cells = [
        cell("start-1", "Welcome.", "markdown"),
        cell("given", "LIMIT = 3", locked=True),
        cell("essay", "# Why?\n\nYour answer here.", "markdown", grade=True, solution=True, points=3),
        cell("pair-answer", PAIR, solution=True),
        cell("pair", "check(save)", grade=True, locked=True, points=1),
        cell("number-answer", "steps = None  # how many?", solution=True),
        cell("number", "check(steps)", grade=True, locked=True, points=1),
        cell("project", "Build something.", "markdown", locked=True, task=True, points=5),
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


MANIFEST = load_manifest(make_manifest(release(), UNIT))


def mended(notebook: dict[str, Any]) -> Intake:
    intake = mend(dump(notebook), MANIFEST)
    assert intake.notebook is not None
    nbformat.validate(nbformat.from_dict(intake.notebook))
    return intake


def text(intake: Intake, grade_id: str) -> str:
    assert intake.notebook is not None
    return str(intake.notebook["cells"][position(intake.notebook, grade_id)]["source"])


def change(notebook: dict[str, Any], grade_id: str, source: str) -> dict[str, Any]:
    notebook["cells"][position(notebook, grade_id)]["source"] = source
    return notebook


def test_the_kinds_are_told_apart():
    assert [(c.grade_id, c.kind, c.defines) for c in MANIFEST.cells] == [
        ("given", "locked", ()),
        ("essay", "answer", ()),
        ("pair-answer", "answer", ("load", "save")),
        ("pair", "check", ()),
        ("number-answer", "answer", ("steps",)),
        ("number", "check", ()),
        ("project", "task", ()),
    ]
    assert MANIFEST.notebook == "kinds.ipynb"


def test_the_release_itself_is_fine_and_blank():
    intake = mended(release())
    assert intake.ok
    assert intake.blank == ("essay", "load", "save", "steps")


def test_an_essay_that_begins_with_a_heading_is_not_blank():
    intake = mended(change(release(), "essay", "# Because"))
    assert intake.ok
    assert "essay" not in intake.blank
    assert text(intake, "essay") == "# Because"


def test_of_two_essays_the_last_counts_and_both_stay():
    notebook = change(release(), "essay", "First thoughts.")
    again = notebook["cells"][position(notebook, "essay")] | {"id": "copy", "source": "Second thoughts."}
    notebook["cells"].append(again)
    intake = mended(notebook)
    assert text(intake, "essay") == "Second thoughts."
    assert any(c["source"] == "First thoughts." for c in intake.notebook["cells"])


@pytest.mark.parametrize("grade_id", ["given", "project"])
def test_a_locked_cell_gets_its_text_back(grade_id):
    intake = mended(change(release(), grade_id, "LIMIT = 4"))
    assert intake.kinds() == {"check-edited"}
    assert text(intake, grade_id) == MANIFEST.find(grade_id).source


def test_what_a_student_wrote_into_a_task_is_kept_above_it():
    intake = mended(change(release(), "project", "Build something.\n\nI built a boat."))
    at = position(intake.notebook, "project")
    assert "I built a boat." in intake.notebook["cells"][at - 1]["source"]


def test_missing_locked_cells_and_essays_come_back():
    notebook = release()
    for grade_id in ("given", "essay", "project"):
        del notebook["cells"][position(notebook, grade_id)]
    intake = mended(notebook)
    assert intake.kinds() == {"locked-missing", "answer-missing"}
    assert [c["id"] for c in intake.notebook["cells"]] == [c["id"] for c in release()["cells"]]


def test_an_answer_that_only_assigns_is_found_elsewhere():
    notebook = release()
    notebook["cells"].insert(1, own_cell("steps = 12"))
    intake = mended(notebook)
    assert text(intake, "number-answer") == "steps = 12"
    assert "steps" not in intake.blank


def test_a_pair_written_in_two_cells_keeps_both_halves():
    notebook = change(release(), "pair-answer", "def save(path):\n    return 1")
    notebook["cells"].insert(position(notebook, "pair"), own_cell("def load(path):\n    return 2"))
    intake = mended(notebook)
    code = [c["source"] for c in intake.notebook["cells"] if c["cell_type"] == "code"]
    assert "def save(path):\n    return 1" in code
    assert "def load(path):\n    return 2" in code
    assert intake.ok


def test_no_sentence_can_steer_a_terminal():
    notebook = release()
    notebook["cells"][0]["\x1b[2J\nextra"] = 1
    (finding,) = mended(notebook).findings
    assert finding.sentence.isprintable()
