"""What a run of `grade` does again, what it leaves alone, and what it says about what it cannot grade."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from autograder.course import compute as compute_module
from autograder.course import plan
from autograder.course.errors import GradingError
from autograder.course.grade import grade
from autograder.course.outcome import Options
from autograder.course.status import read_status


@pytest.fixture
def computed(monkeypatch):
    """Return a list to which every submission that is really run adds its seed."""
    seeds = []
    run = compute_module._run_and_judge
    monkeypatch.setattr(compute_module, "_run_and_judge", lambda order: (seeds.append(order["seed"]), run(order))[1])
    return seeds


def test_an_unchanged_submission_is_left_alone_and_a_changed_one_is_graded(class_, computed):
    class_.fill(4)
    assert len(class_.grade().done) == 4
    before = class_.rows()
    again = class_.grade()
    assert (again.done, again.unchanged, len(computed)) == ({}, ["s000", "s001", "s002", "s003"], 4)
    assert class_.rows() == before
    class_.hand_in("s003", class_.RIGHT)
    third = class_.grade()
    assert list(third.done) == ["s003"]
    assert third.done["s003"].attempt == 2
    assert sum(class_.scores()["s003"].values()) == 7


def test_a_touched_file_is_read_but_not_run_again(class_, computed):
    path = class_.hand_in("ada", class_.RIGHT)
    class_.grade()
    os.utime(path, (1, 1))
    assert list(class_.grade().done) == ["ada"]
    assert len(computed) == 1


def test_a_new_time_of_submission_is_written_without_running_anything(class_, computed):
    class_.hand_in("ada", class_.RIGHT, timestamp="2030-01-01 12:00:00 UTC")
    class_.grade()
    class_.hand_in("ada", class_.RIGHT, timestamp="2030-02-01 12:00:00 UTC")
    class_.grade()
    assert len(computed) == 1
    assert class_.rows()["submissions"][0]["timestamp"].startswith("2030-02-01")


@pytest.mark.parametrize("lost", ["gradebook", "notebook"])
def test_what_was_written_and_got_lost_is_written_again_without_running_anything(class_, computed, lost):
    class_.hand_in("ada", class_.RIGHT)
    shutil.copy(class_.root / "gradebook.db", class_.root / "older.db")
    class_.grade()
    before = class_.rows()
    if lost == "gradebook":
        shutil.copy(class_.root / "older.db", class_.root / "gradebook.db")
    else:
        shutil.rmtree(class_.root / "autograded")
    assert list(class_.grade().done) == ["ada"]
    assert (class_.rows(), len(computed)) == (before, 1)
    assert class_.graded("ada")["cells"]


def test_regrade_runs_everything_again_and_changes_nothing(class_, computed):
    class_.fill(2)
    class_.grade()
    before = class_.rows()
    assert len(class_.grade(regrade=True).done) == 2
    assert len(computed) == 4
    assert class_.rows() == before


def test_only_the_students_who_are_named_are_graded(class_):
    class_.fill(3)
    assert list(class_.grade("s001").done) == ["s001"]
    assert list(class_.scores()) == ["s001"]
    with pytest.raises(GradingError, match="There is no submission of 01_short from nobody"):
        class_.grade("s001", "nobody")


def test_a_change_of_an_exercise_or_of_the_environment_grades_again(class_, computed, monkeypatch):
    class_.hand_in("ada", class_.RIGHT)
    class_.grade()
    versions = {**plan.environment(), "numpy": "0.1"}
    monkeypatch.setattr(plan, "environment", lambda: versions)
    monkeypatch.setattr(compute_module, "environment", lambda: versions)
    assert list(class_.grade().done) == ["ada"]
    monkeypatch.setattr(plan, "code_fingerprint", lambda unit: "another judge")
    monkeypatch.setattr(compute_module, "code_fingerprint", lambda unit: "another judge")
    assert list(class_.grade().done) == ["ada"]
    assert len(computed) == 3


def test_a_worker_with_another_environment_stops_the_run_and_says_what_differs(class_, monkeypatch):
    class_.hand_in("ada", class_.RIGHT)
    monkeypatch.setattr(compute_module, "environment", lambda: {**plan.environment(), "numpy": "0.1"})
    with pytest.raises(GradingError, match=r"numpy 0\.1 instead of "):
        class_.grade()
    assert class_.scores() == {}


def test_seeds_are_drawn_from_the_secret_and_a_recorded_one_gives_the_same_verdicts(class_, computed):
    class_.hand_in("ada", class_.OFF_BY_ONE)
    first = class_.grade(seed=None).done["ada"]
    assert first.seed == computed[0] != class_.SEED
    drawn = _verdicts(class_)
    class_.grade(seed=class_.SEED)
    assert _verdicts(class_) != drawn
    class_.grade(seed=first.seed)
    assert _verdicts(class_) == drawn


def test_another_attempt_gets_other_hidden_cases(class_):
    class_.hand_in("ada", class_.OFF_BY_ONE)
    first = class_.grade(seed=None).done["ada"]
    class_.hand_in("ada", class_.OFF_BY_ONE, note="again")
    second = class_.grade(seed=None).done["ada"]
    assert (first.attempt, second.attempt) == (1, 2)
    assert first.seed != second.seed


def test_what_cannot_be_graded_is_reported_and_in_nobodys_way(class_):
    class_.hand_in("ada", class_.RIGHT)
    for student, content in (("bo", b"\x00\x01 not a notebook"), ("cy", b"")):
        folder = class_.root / "submitted" / student / class_.UNIT
        folder.mkdir(parents=True)
        (folder / class_.NAME).write_bytes(content)
    outcome = class_.grade()
    assert [entry.student for entry in outcome.of("refused")] == ["bo", "cy"]
    assert all(entry.reason for entry in outcome.of("refused"))
    assert list(class_.scores()) == ["ada"]
    assert class_.grade().done == {}
    states = {row.student: (row.state, row.points, row.out_of) for row in read_status(class_.root, class_.UNIT)}
    assert states == {"ada": ("graded", 7, 10), "bo": ("refused", None, None), "cy": ("refused", None, None)}


def test_a_mended_submission_counts_and_says_what_was_mended(class_):
    path = class_.hand_in("ada", class_.RIGHT)
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        cell["metadata"] = {}  # as Colab does
    path.write_text(json.dumps(notebook))
    class_.grade()
    (status,) = read_status(class_.root, class_.UNIT)
    assert status.points == 7
    assert any(finding["severity"] == "mended" for finding in status.findings)


def test_a_student_of_whom_scores_cannot_be_written_keeps_no_one_else_from_theirs(class_):
    class_.hand_in("ada", class_.RIGHT, timestamp="yesterday evening or so")
    class_.hand_in("bo", class_.RIGHT)
    outcome = class_.grade()
    (failed,) = outcome.of("failed")
    assert failed.student == "ada"
    assert "yesterday" in failed.reason
    assert list(class_.scores()) == ["bo"]
    class_.hand_in("ada", class_.RIGHT, timestamp="2030-01-01 12:00:00 UTC")
    assert list(class_.grade().done) == ["ada"]


def test_a_check_cell_that_the_gradebook_knows_and_the_release_does_not_gives_no_points(class_):
    # Such as a release notebook that was edited by hand: nbgrader would put the cell back and, since it shows nothing,
    # give full marks for it.
    class_.hand_in("ada", class_.BLANK)
    release = class_.root / "notebooks" / class_.UNIT / class_.NAME
    notebook = json.loads(release.read_text())
    notebook["cells"] = [
        cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") != "own_test"
    ]
    submitted = class_.root / "submitted" / "ada" / class_.UNIT / class_.NAME
    for path in (release, submitted):
        path.chmod(0o644)
        path.write_text(json.dumps(notebook))
    (failed,) = class_.grade().of("failed")
    assert "released again" in failed.reason
    assert class_.scores() == {}


def test_a_unit_that_the_gradebook_does_not_know_is_refused_before_anything_runs(class_, computed):
    class_.hand_in("ada", class_.RIGHT)
    (class_.root / "gradebook.db").unlink()
    with pytest.raises(GradingError, match="nbgrader generate_assignment 01_short"):
        class_.grade()
    assert computed == []


def test_a_folder_that_is_no_course_is_refused(tmp_path):
    with pytest.raises(GradingError, match="--course"):
        grade(tmp_path, "01_short")


def test_identical_submissions_are_run_once(class_, computed):
    for student in ("ada", "bo", "cy"):
        folder = class_.root / "submitted" / student / class_.UNIT
        folder.mkdir(parents=True)
        shutil.copy(class_.root / "notebooks" / class_.UNIT / class_.NAME, folder)
    assert len(class_.grade().done) == 3
    assert len(computed) == 1
    assert {sum(scores.values()) for scores in class_.scores().values()} == {0}


def test_ctrl_c_keeps_what_was_done(class_, memory):
    class_.fill(4)

    def stop(entry):
        if len(class_.scores_told) == 2:
            raise KeyboardInterrupt
        class_.scores_told.append(entry.student)

    class_.scores_told = []
    memory.advance = stop
    options = Options(seed=class_.SEED, sandbox=False)
    outcome = grade(class_.root, class_.UNIT, (), options, memory)
    assert outcome.interrupted
    assert list(class_.scores()) == ["s000", "s001", "s002"]
    assert sorted(class_.grade().done) == ["s003"]


def _verdicts(class_):
    verdicts = [cell["metadata"].get("pixelgrad", {}).get("verdict") for cell in class_.graded("ada")["cells"]]
    return [{**verdict, "seconds": 0} for verdict in verdicts if verdict]
