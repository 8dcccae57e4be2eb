"""The verdict in the gradebook is the judge's, whatever the submission does."""

from __future__ import annotations

import nbformat
import pytest

from autograder.bridge import cells as bridge_cells
from autograder.course.folder import CourseStepError
from autograder.exercises import find_exercise
from pixelgrad.check.public import load

FULL = {"to_float": 2.0, "gray_to_rgb": 1.0, "own_test": 4.0}


def auto(points):
    return {name: score for name, score in points.items() if name != "essay"}


def test_right_answers_earn_all_points(short_class, right):
    short_class.grade("right", right)
    assert auto(short_class.points("right")) == FULL


def test_an_untouched_release_earns_nothing(short_class):
    short_class.grade("untouched", {})
    assert auto(short_class.points("untouched")) == dict.fromkeys(FULL, 0.0)
    assert short_class.verdict("untouched", "to_float").status == "not attempted"


def test_a_wrong_answer_earns_its_share_and_is_told_which_slip_it_shows(short_class, divides_by_256):
    short_class.grade("slips", divides_by_256)
    verdict = short_class.verdict("slips", "to_float")
    assert verdict.diagnosis == "divides-by-256"
    assert 0 < verdict.score < 1
    assert auto(short_class.points("slips")) == {**FULL, "to_float": pytest.approx(2 * verdict.score, abs=1e-3)}
    shown = short_class.cell("slips", "to_float").outputs[0].data
    hint = find_exercise("to_float").hint("divides-by-256")
    assert hint in shown["text/plain"]


def test_the_seed_is_recorded_with_the_verdict_and_not_told_to_the_student(short_class, right):
    short_class.grade("seeded", right)
    cell = short_class.cell("seeded", "to_float")
    assert cell.metadata.pixelgrad.verdict.seed == 11
    assert "seed" not in cell.outputs[0].data["text/plain"]


def test_without_a_configured_seed_all_submissions_of_a_run_get_the_same_fresh_one():
    assert bridge_cells._drawn_seed() == bridge_cells._drawn_seed()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "print(2.0)\n2.0"),
        ("", "from IPython import get_ipython\nget_ipython().displayhook(2.0)"),
        ("def check(*anything):\n    return 2.0", "check = None"),
        ("import builtins\nbuiltins.AssertionError = KeyError", ""),
        ("import numpy\nnumpy.array_equal = numpy.allclose = lambda *a, **k: True", ""),
    ],
    ids=["prints a score", "shows a score", "its own check", "patched assert", "patched comparison"],
)  # fmt: skip
def test_a_submission_cannot_give_itself_points(short_class, divides_by_256, request, before, after):
    student = f"attack-{request.node.callspec.indices['before']}"
    short_class.grade(student, divides_by_256, before=before, after=after)
    assert 0 < auto(short_class.points(student))["to_float"] < 2


def test_what_a_submission_shows_in_a_judged_cell_is_replaced(short_class, divides_by_256):
    short_class.grade("shows", {**divides_by_256, "to_float": "print('full marks')\n2.0"})
    outputs = short_class.cell("shows", "to_float").outputs
    assert [output.output_type for output in outputs] == ["display_data", "execute_result"]
    assert "full marks" not in str(outputs)


def test_points_are_those_of_the_source_and_not_of_the_submission(short_class, right):
    def claim_more(notebook):
        for cell in notebook.cells:
            if "points" in cell.metadata.get("nbgrader", {}):
                cell.metadata.nbgrader.points = 100

    short_class.grade("claims", right, edit=claim_more)
    assert auto(short_class.points("claims")) == FULL


def test_a_deleted_check_cell_comes_back_and_counts(short_class, right):
    def delete(notebook):
        notebook.cells = [
            cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "to_float"
        ]

    short_class.grade("deletes", right, edit=delete)
    assert auto(short_class.points("deletes")) == FULL


def test_a_right_answer_that_writes_to_stderr_keeps_its_points(short_class, right):
    noisy = "import sys\nprint('noise', file=sys.stderr)\n"
    answer = right["to_float-answer"].replace("    scale = {", "    print('noise', file=sys.stderr)\n    scale = {")
    short_class.grade("noisy", {**right, "to_float-answer": noisy + answer}, after=noisy)
    assert auto(short_class.points("noisy")) == FULL


def test_a_cell_that_ends_the_process_costs_only_itself(short_class, right):
    short_class.grade("exits", {**right, "gray_to_rgb-answer": "import os\nos._exit(0)"})
    points = auto(short_class.points("exits"))
    assert points["to_float"] == 2
    assert points["gray_to_rgb"] == 0


def test_a_cell_with_a_syntax_error_costs_only_itself(short_class, right):
    short_class.grade("torn", {**right, "gray_to_rgb-answer": "def gray_to_rgb(gray:\n    return gray"})
    assert auto(short_class.points("torn")) == {"to_float": 2.0, "gray_to_rgb": 0.0, "own_test": 0.0}


def test_a_graded_cell_without_an_exercise_counts_by_its_assertions_alone(short_class, right):
    ones = "def gray_to_rgb(gray):\n    return np.ones((*gray.shape, 3))"
    short_class.grade("ones", {**right, "gray_to_rgb-answer": ones})
    assert auto(short_class.points("ones"))["own_test"] == 0


def test_an_answer_in_words_waits_for_a_person(short_class, right):
    from nbgrader.api import Gradebook

    short_class.grade("writes", {**right, "essay": "My own words."})
    with Gradebook(short_class.course.gradebook_url) as gradebook:
        grade = gradebook.find_grade("essay", "short", "01_short", "writes")
        assert grade.needs_manual_grade
        assert grade.auto_score is None


def test_ordinary_cells_show_again_what_they_showed(short_class, right):
    short_class.grade("shows-again", right, after="print('hello')\n41 + 1")
    path = short_class.course.root / "autograded/shows-again/01_short/short.ipynb"
    last = nbformat.read(path, as_version=4).cells[-1]
    assert last.outputs[0].text == "hello\n"
    assert last.outputs[-1].data["text/plain"] == "42"


def test_a_failure_of_the_grader_is_not_a_zero(short_class, right, monkeypatch):
    def broken(sandbox, sources):
        raise RuntimeError("no room on the disk")

    monkeypatch.setattr(bridge_cells, "warm_runner", broken)
    with pytest.raises(CourseStepError, match="no room on the disk"):
        short_class.grade("unlucky", right)
    assert not (short_class.course.root / "autograded/unlucky/01_short").exists()

    from nbgrader.api import Gradebook

    with Gradebook(short_class.course.gradebook_url) as gradebook:
        submission = gradebook.find_submission("01_short", "unlucky")
        assert all(grade.auto_score is None for notebook in submission.notebooks for grade in notebook.grades)


def test_a_wrong_answer_is_shown_beside_what_is_right_on_a_public_case_and_no_hidden_one(short_class, divides_by_256):
    short_class.grade("example", divides_by_256)
    shown = short_class.cell("example", "to_float").outputs[0].data["text/html"]
    public = load("to_float")
    _, _, after = shown.partition("On the cases of the notebook")
    assert f"of {len(public.cases)} cases are" in after
    assert "expected" in after
    assert "yours" in after
    assert "On the cases" not in short_class.cell("example", "gray_to_rgb").outputs[0].data["text/html"]
