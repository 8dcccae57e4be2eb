"""A verdict as outputs that nbgrader reads the right number from."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.notebooknode import from_dict
from nbgrader.utils import determine_grade

from autograder.bridge.explain import verdict_outputs
from autograder.bridge.outputs import unjudged_outputs
from autograder.judge import Verdict
from autograder.runner import CellReport


def verdict(**changes):
    parts = {
        "exercise": "to_float",
        "score": 0.75,
        "status": "wrong",
        "diagnosis": None,
        "message": "A value differs.",
        "groups": {"uint8": False, "bool": True},
        "seed": 5,
        "seconds": 0.1,
    }
    return Verdict(**{**parts, **changes})


def graded_cell(outputs, points=2):
    marks = {"grade": True, "grade_id": "to_float", "locked": True, "points": points, "solution": False}
    cell = nbformat.v4.new_code_cell("check(to_float)", metadata={"nbgrader": marks})
    cell.outputs = outputs
    return cell


@pytest.mark.parametrize("points", [0, 1, 2, 3, 0.1, 7.3])
@pytest.mark.parametrize("score", [0.0, 0.25, 0.3333, 0.9999, 1.0])
def test_nbgrader_reads_the_score_times_the_points_and_never_more(score, points):
    cell = graded_cell(verdict_outputs(verdict(score=score), points, 4), points)
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
    earned, most = determine_grade(cell)
    assert earned == pytest.approx(score * points, abs=1e-4)
    assert earned <= most == points


def test_only_a_right_answer_reaches_the_full_points():
    cell = graded_cell(verdict_outputs(verdict(score=0.9999), 2, 1))
    assert determine_grade(cell)[0] < 2


def test_the_explanation_says_verdict_points_message_and_case_groups():
    plain = verdict_outputs(verdict(), 2, 1)[0].data["text/plain"]
    assert "to_float: not right yet, 1.5 of 2 points" in plain
    assert "A value differs." in plain
    assert "Already right: bool." in plain
    assert "Not yet: uint8." in plain


def test_hidden_cases_are_shown_only_when_the_instructor_asks_for_them():
    wrong = verdict(detail="1 of 4 values differ: expected 3, yours 4.", seed=987654)
    for hidden in (False, True):
        shown = verdict_outputs(wrong, 2, 1, hidden)[0].data
        for text in shown.values():
            assert ("expected 3" in text) == hidden
            assert ("987654" in text) == hidden


def test_a_message_cannot_become_markup():
    html = verdict_outputs(verdict(message="<script>alert(1)</script>"), 2, 1)[0].data["text/html"]
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def unjudged(status, *outputs):
    report = CellReport("cell-1", status, outputs)
    return determine_grade(graded_cell(unjudged_outputs(report, 1)))[0]


RESULT = {"output_type": "execute_result", "data": {"text/plain": "1.0"}, "metadata": {}, "execution_count": None}
ERROR = {"output_type": "error", "ename": "AssertionError", "evalue": "", "traceback": []}


def test_a_cell_without_an_exercise_earns_all_or_nothing():
    assert unjudged("done") == 2
    assert unjudged("done", {"output_type": "stream", "name": "stderr", "text": "a warning"}) == 2
    assert unjudged("raised", ERROR) == 0


@pytest.mark.parametrize("status", ["raised", "timed out", "died", "skipped"])
def test_a_cell_that_did_not_end_well_earns_nothing_even_if_it_shows_no_error(status):
    assert unjudged(status) == 0


def test_a_result_of_the_student_is_never_read_as_a_score():
    assert unjudged("done", RESULT) == 2
    assert unjudged("raised", RESULT, ERROR) == 0
    assert from_dict(RESULT).output_type == "execute_result"  # the report itself is left as it was
