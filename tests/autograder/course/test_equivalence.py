"""`autograder grade` leaves behind what plain `nbgrader autograde` with the course's settings leaves behind."""

from __future__ import annotations

import copy
import csv
import shutil
import subprocess
from typing import Any

import pytest
from traitlets.config import Config

from autograder.course.folder import CourseFolder


@pytest.fixture(scope="module")
def both(released, make_class, tmp_path_factory):
    """Return two copies of a class: the first was graded by us, the second by nbgrader."""
    home = tmp_path_factory.mktemp("both")
    shutil.copytree(released, home / "ours")
    ours = make_class(home / "ours")
    ours.hand_in("ada", ours.RIGHT, timestamp="2030-01-01 12:00:00 UTC")
    ours.hand_in("bo", ours.OFF_BY_ONE, timestamp="2030-01-03 12:00:00 UTC")
    ours.hand_in("cy", ours.HALF)
    ours.hand_in("di", {**ours.BLANK, "essay": "Because light adds up."})
    beside = ours.root / "submitted" / "cy" / ours.UNIT
    (beside / "notes.txt").write_text("mine")
    (beside / "deep").mkdir()
    (beside / "deep" / "table.csv").write_text("1,2")
    ours.change_gradebook("update assignment set duedate = '2030-01-02 12:00:00.000000'")
    with (ours.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    shutil.copytree(ours.root, home / "plain")
    plain = make_class(home / "plain")
    plain.folder = CourseFolder.open(plain.root, _settings(ours.SEED))
    assert len(ours.grade(workers=2).of("graded")) == 4
    plain.folder.autograde(ours.UNIT)
    return ours, plain


def _settings(seed: int) -> Config:
    config = Config()
    config.JudgeCells.seed = seed
    config.JudgeCells.sandbox = False
    return config


def test_the_gradebooks_tables_are_the_same(both):
    ours, plain = both
    assert ours.rows() == plain.rows()
    assert len(ours.rows()["grades"]) == 4 * 4
    assert ours.scores()["ada"] == {"to_float": 2, "gray_to_rgb": 1, "own_test": 4, "essay": 0}


def test_a_late_penalty_is_the_plugins(both):
    penalties = {row["student_id"]: row["late_submission_penalty"] for row in both[0].rows()["notebooks"]}
    assert {student for student, penalty in penalties.items() if penalty} == {"bo"}


def test_the_graded_notebooks_say_the_same(both):
    ours, plain = both
    for student in ("ada", "bo", "cy", "di"):
        assert _comparable(ours.graded(student)) == _comparable(plain.graded(student))


def test_files_beside_a_notebook_are_copied_as_nbgrader_copies_them(both):
    listings = [
        sorted((str(path.relative_to(one.root)), path.stat().st_mode) for path in (one.root / "autograded").rglob("*"))
        for one in both
    ]
    assert listings[0] == listings[1]
    assert any(name.endswith("table.csv") for name, _ in listings[0])


def test_feedback_and_export_work_on_what_was_written(both):
    ours, _ = both
    ours.folder.feedback(ours.UNIT)
    page = (ours.root / "feedback" / "bo" / ours.UNIT / ours.NAME).with_suffix(".html").read_text()
    assert "to_float: not right yet" in page
    subprocess.run(["nbgrader", "export"], cwd=ours.root, check=True, capture_output=True)
    with (ours.root / "grades.csv").open() as file:
        points = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert points["ada"] == 7
    assert points["bo"] == 0  # late
    assert points["cy"] == sum(ours.scores()["cy"].values()) == 5


def test_a_persons_score_is_kept_and_looked_at_again(both):
    # Runs last: it hands in anew.
    for one in both:
        one.change_gradebook(
            "update grade set manual_score = 2.5, extra_credit = 1 where auto_score is null or auto_score = 4"
        )
        one.hand_in("ada", one.HALF, timestamp="2030-01-05 12:00:00 UTC")
    ours, plain = both
    ours.grade("ada")
    plain.folder.autograde(plain.UNIT, "ada")
    assert ours.rows() == plain.rows()
    ada = [row for row in ours.rows()["grades"] if row["student_id"] == "ada"]
    assert any(row["manual_score"] == 2.5 and row["needs_manual_grade"] for row in ada)


def _comparable(notebook: dict[str, Any]) -> dict[str, Any]:
    """Drop what may differ from run to run: times, and the ids of cells that nbgrader invents."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
        verdict = cell["metadata"].get("pixelgrad", {}).get("verdict", {})
        verdict.pop("seconds", None)
        for output in cell.get("outputs", ()):
            if "text" in output:
                output["text"] = "".join(output["text"])
            for kind, data in output.get("data", {}).items():
                output["data"][kind] = "".join(data)
    return notebook
