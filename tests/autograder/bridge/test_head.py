"""The head of a feedback page."""

from __future__ import annotations

import nbformat
import pytest
from nbconvert.filters import markdown2html
from nbformat.notebooknode import from_dict

from autograder.bridge import FeedbackHead
from autograder.exercises import find_exercise

HINT = find_exercise("brighten").hint("wraps-around")


def cell(grade_id, score, points, verdict=None, **marks):
    usual = {"grade": True, "solution": False, "locked": True, "task": False, "schema_version": 3}
    metadata = {"nbgrader": {**usual, "grade_id": grade_id, "score": score, "points": points, **marks}}
    if verdict:
        metadata["pixelgrad"] = {"verdict": {"exercise": grade_id, **verdict}}
    return nbformat.v4.new_code_cell("check()", metadata=metadata)


@pytest.fixture
def head():
    """Return what makes the head of some cells' page, as HTML."""

    def make(*cells, **found):
        notebook = nbformat.v4.new_notebook(cells=list(cells))
        resources = {"nbgrader": {"score": 3, "max_score": 6, "late_penalty": 0, **found}}
        notebook, _ = FeedbackHead().preprocess(from_dict(notebook), resources)
        nbformat.validate(notebook)
        return markdown2html(notebook.cells[0].source)

    return make


def test_an_exercise_has_a_row_with_its_verdict_and_the_hint_of_the_named_mistake(head):
    wrong = {"status": "wrong", "diagnosis": "wraps-around", "message": f"{HINT} 7 values differ.", "detail": "was 250"}
    text = head(
        cell("to_float", 2, 2, {"status": "right", "diagnosis": None, "message": "Right."}),
        cell("brighten", 0.5, 2, wrong),
        cell("contact_sheet", 0, 2, {"status": "not attempted", "diagnosis": None, "message": "Not attempted."}),
    )
    rows = text.split("<tr>")[2:]
    assert 'href="#to_float"' in rows[0]
    assert "2 of 2" in rows[0]
    assert "Right" in rows[0]
    assert "0.5 of 2" in rows[1]
    assert "Not right yet" in rows[1]
    assert "sum went round the end of uint8" in rows[1]
    assert "was 250" not in text
    assert "stretch" in rows[2]
    assert "Not attempted" in rows[2]


def test_a_mistake_without_a_name_is_told_as_the_judge_saw_it(head):
    wrong = {"status": "wrong", "diagnosis": None, "message": "The dtype is not the one that was asked for."}
    assert "The dtype is not the one" in head(cell("to_float", 0, 2, wrong))


def test_code_in_a_sentence_is_set_as_code_and_nothing_else_becomes_markup(head):
    wrong = {"status": "wrong", "diagnosis": None, "message": "`gap` is <not> used"}
    assert "<code>gap</code> is &lt;not&gt; used" in head(cell("to_float", 0, 2, wrong))


def test_the_number_that_nbgrader_reads_is_left_out_of_the_page():
    judged = cell("to_float", 2, 2, {"status": "right", "diagnosis": None, "message": "Right."})
    judged.outputs = [
        nbformat.v4.new_output("display_data", {"text/plain": "to_float: right"}),
        nbformat.v4.new_output("execute_result", {"text/plain": "2.0"}, execution_count=1),
    ]
    notebook, _ = FeedbackHead().preprocess(nbformat.v4.new_notebook(cells=[judged]), {})
    assert [output.output_type for output in notebook.cells[1].outputs] == ["display_data"]


def test_points_and_what_being_late_cost_stand_above(head):
    assert "<strong>3 of 6 points</strong>" in head()
    assert "after 1.25 taken off for handing in late" in head(late_penalty=1.25)


def test_what_no_judge_saw_is_told_apart_from_what_a_person_reads(head):
    text = head(cell("own_test", 4, 4), cell("essay", 2, 3, solution=True, comment="Well\n\nargued <b>"))
    rows = text.split("<tr>")[2:]
    assert "Right" in rows[0]
    assert "Read by a person" in rows[1]
    assert "<em>Well argued &lt;b&gt;</em>" in rows[1]


def test_a_comment_on_the_answer_stands_with_its_exercise_and_no_response_does_not(head):
    answer = cell("to_float-answer", 0, 0, grade=False, solution=True, comment="Nice and short.")
    right = {"status": "right", "diagnosis": None, "message": "Right."}
    assert "Nice and short." in head(answer, cell("to_float", 2, 2, right))
    answer.metadata.nbgrader.comment = "No response."
    assert "No response" not in head(answer, cell("to_float", 2, 2, right))


def test_the_page_of_a_class_begins_with_the_table(short_class, divides_by_256):
    short_class.grade("head", divides_by_256)
    short_class.course.feedback("01_short", "head")
    page = (short_class.course.root / "feedback/head/01_short/short.html").read_text(encoding="utf-8")
    table = page[page.index('scope="col"') : page.index("</table>")]
    assert table.index("to_float") < table.index("gray_to_rgb") < table.index("own_test") < table.index("essay")
    hint = find_exercise("to_float").hint(short_class.verdict("head", "to_float").diagnosis)
    assert hint in page.replace("&#x27;", "'").replace("&quot;", '"')
