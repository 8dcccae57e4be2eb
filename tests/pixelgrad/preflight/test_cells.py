"""Damage to cells: what is certain is mended, what is not is reported, and answers stay as they were written."""

from __future__ import annotations

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from preflight_damage import (
    Notebook,
    answered,
    answers,
    blanks,
    dump,
    find,
    in_code,
    lines,
    manifest,
    own_cell,
    position,
    release,
    source,
    stripped,
    without_marks,
)

from pixelgrad.preflight import Intake, mend
from pixelgrad.preflight.cells import notebook_text


def mended(notebook: Notebook) -> Intake:
    """Mend a notebook, and check what holds for every result."""
    intake = mend(dump(notebook), manifest())
    assert_ready(intake)
    return intake


def assert_ready(intake: Intake) -> None:
    """Check that a notebook can be graded: valid, complete, every cell of the release as released."""
    assert intake.notebook is not None, intake.findings
    node = nbformat.from_dict(intake.notebook)
    nbformat.validate(node)
    MetadataValidator().validate_nb(node)
    by_id = {cell["id"]: cell for cell in intake.notebook["cells"]}
    for released in manifest().cells:
        cell = by_id[released.id]
        assert cell["metadata"] == released.metadata
        assert cell["cell_type"] == released.cell_type
        if released.kind != "answer":
            assert cell["source"] == released.source
    marked = [cell for cell in intake.notebook["cells"] if "nbgrader" in cell["metadata"]]
    assert len(marked) == len(manifest().cells)


def code_of(intake: Intake) -> list[str]:
    assert intake.notebook is not None
    return [cell["source"] for cell in intake.notebook["cells"] if cell["cell_type"] == "code"]


def kinds(intake: Intake) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in intake.findings]


def test_an_untouched_release_has_nothing_to_mend_and_is_blank():
    intake = mended(release())
    assert intake.ok
    assert intake.blank == blanks()


def test_a_good_submission_passes_unchanged_but_for_its_outputs():
    notebook = answered()
    intake = mended(notebook)
    assert intake.ok
    assert intake.blank == ()
    assert intake.notebook is not None
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": None, "outputs": []}
    assert notebook_text(intake.notebook).encode() == dump(notebook)


def test_an_answer_with_only_a_comment_counts_as_blank():
    notebook = release()
    find(notebook, "to_float-answer")["source"].append("\n    # I will do it tomorrow.")
    assert "to_float" in mended(notebook).blank


@pytest.mark.parametrize("strip", [stripped, without_marks])
def test_lost_marks_come_back(strip):
    notebook = answered()
    written = answers(notebook)
    intake = mended(strip(notebook))
    assert kinds(intake) == [("marks-lost", "mended")]
    assert "23 of 23" in intake.findings[0].sentence
    assert answers(intake.notebook) == written


def test_lost_marks_of_an_untouched_release_come_back_and_it_stays_blank():
    intake = mended(stripped(release()))
    assert kinds(intake) == [("marks-lost", "mended")]
    assert intake.blank == blanks()


def test_a_deleted_check_comes_back_behind_its_answer():
    notebook = answered()
    del notebook["cells"][position(notebook, "to_float")]
    intake = mended(notebook)
    assert kinds(intake) == [("check-missing", "mended")]
    assert position(intake.notebook, "to_float") == position(intake.notebook, "to_float-answer") + 1


def test_an_edited_check_gets_its_text_back():
    notebook = answered()
    find(notebook, "to_float")["source"] = ["# check(to_float)\n", "assert True"]
    intake = mended(notebook)
    assert kinds(intake) == [("check-edited", "mended")]
    assert not any("assert True" in text for text in code_of(intake))


def test_code_written_into_a_check_is_kept_as_a_cell_above_it():
    notebook = answered()
    check = find(notebook, "to_float")
    check["source"] = ["def helper(x):\n", "    return x\n", *check["source"]]
    intake = mended(notebook)
    assert kinds(intake) == [("check-edited", "mended")]
    at = position(intake.notebook, "to_float")
    assert intake.notebook["cells"][at - 1]["source"].startswith("def helper")


def test_an_answer_merged_into_its_check_is_found():
    notebook = answered()
    answer, check = find(notebook, "to_float-answer"), find(notebook, "to_float")
    text = source(answer)
    check["source"] = [text, "\n\n", *check["source"]]
    notebook["cells"].remove(answer)
    intake = mended(notebook)
    assert any(text in code for code in code_of(intake))
    assert "to_float" not in intake.blank
    assert position(intake.notebook, "to_float-answer") < position(intake.notebook, "to_float")


def test_a_check_turned_into_text_is_code_again():
    notebook = answered()
    check = find(notebook, "to_float")
    check["cell_type"] = "markdown"
    del check["outputs"], check["execution_count"]
    assert kinds(mended(notebook)) == [("check-retyped", "mended")]


def test_an_answer_turned_into_text_is_code_again():
    notebook = answered()
    answer = find(notebook, "to_float-answer")
    answer["cell_type"] = "raw"
    text = source(answer)
    intake = mended(notebook)
    assert kinds(intake) == [("answer-retyped", "mended")]
    assert answers(intake.notebook)["to_float-answer"] == text


def test_checks_in_another_order_go_behind_their_answers():
    notebook = answered()
    places = [
        index for index, cell in enumerate(notebook["cells"]) if cell["metadata"].get("nbgrader", {}).get("grade")
    ]
    checks = [notebook["cells"][index] for index in places]
    for index, check in zip(places, reversed(checks), strict=True):
        notebook["cells"][index] = check
    intake = mended(notebook)
    assert kinds(intake) == [("check-moved", "mended")]
    for cell in manifest().cells:
        if cell.kind == "check":
            assert position(intake.notebook, cell.grade_id) == position(intake.notebook, f"{cell.grade_id}-answer") + 1


def test_a_check_copied_twice_counts_once():
    notebook = answered()
    at = position(notebook, "to_float")
    notebook["cells"].insert(at, {**notebook["cells"][at], "id": "copy"})
    intake = mended(notebook)
    assert kinds(intake) == [("check-duplicated", "mended")]
    assert sum("check(to_float)" in text for text in code_of(intake)) == 1


def test_an_identical_copy_of_an_answer_is_left_out():
    notebook = answered()
    at = position(notebook, "to_float-answer")
    notebook["cells"].insert(at, {**notebook["cells"][at], "id": "copy"})
    intake = mended(notebook)
    assert kinds(intake) == [("answer-duplicated", "mended")]
    assert sum("def to_float" in text for text in code_of(intake)) == 1


def test_an_untouched_copy_below_a_written_answer_does_not_undo_it():
    notebook = answered()
    stub = {**find(release(), "to_float-answer"), "id": "copy"}
    notebook["cells"].insert(position(notebook, "to_float") + 1, stub)
    intake = mended(notebook)
    assert kinds(intake) == [("answer-duplicated", "mended")]
    assert [text for text in code_of(intake) if "def to_float" in text] == [answers(answered())["to_float-answer"]]


def test_of_two_different_answers_the_last_that_defines_the_name_counts_and_both_stay():
    notebook = answered()
    at = position(notebook, "to_float-answer")
    first = notebook["cells"][at]
    second = {**first, "id": "copy", "source": lines("def to_float(image):\n    return 2")}
    third = {**first, "id": "copy-2", "source": lines("# some notes\nnotes = 3")}
    notebook["cells"][at : at + 1] = [first, second, third]
    intake = mended(notebook)
    assert kinds(intake) == [("answer-duplicated", "reported")]
    assert answers(intake.notebook)["to_float-answer"] == source(second)
    for cell in (first, second, third):
        assert source(cell) in code_of(intake)


def test_an_answer_that_comes_back_after_another_version_still_runs_last():
    notebook = answered()
    at = position(notebook, "to_float-answer")
    first = notebook["cells"][at]
    other = {**first, "id": "copy", "source": lines("def to_float(image):\n    return 2")}
    notebook["cells"][at : at + 1] = [first, other, {**first, "id": "copy-2"}]
    intake = mended(notebook)
    assert [text for text in code_of(intake) if "def to_float" in text][-1] == source(first)


def test_an_answer_in_a_new_cell_takes_the_place_of_the_empty_one():
    notebook = answered()
    answer = find(notebook, "to_float-answer")
    text, answer["source"] = source(answer), find(release(), "to_float-answer")["source"]
    notebook["cells"].insert(position(notebook, "to_float-answer"), own_cell(text))
    intake = mended(notebook)
    assert kinds(intake) == [("answer-elsewhere", "mended")]
    assert answers(intake.notebook)["to_float-answer"] == text
    assert sum("def to_float(" in text for text in code_of(intake)) == 1
    assert "to_float" not in intake.blank


def test_an_answer_in_a_new_cell_counts_when_its_own_was_deleted():
    notebook = answered()
    answer = find(notebook, "to_float-answer")
    text = source(answer)
    notebook["cells"].remove(answer)
    notebook["cells"].append(own_cell(text))
    intake = mended(notebook)
    assert "marks-lost" in intake.kinds()
    assert answers(intake.notebook)["to_float-answer"] == text
    assert position(intake.notebook, "to_float") == position(intake.notebook, "to_float-answer") + 1


def test_an_answer_split_over_two_cells_stays_and_is_reported():
    notebook = answered()
    answer = find(notebook, "to_float-answer")
    text = source(answer)
    answer["source"] = lines("import numpy as helper_numpy")
    notebook["cells"].insert(position(notebook, "to_float"), own_cell(text))
    intake = mended(notebook)
    assert kinds(intake) == [("answer-elsewhere", "reported")]
    assert text in code_of(intake)


def test_a_second_definition_further_down_is_reported():
    notebook = answered()
    notebook["cells"].append(own_cell("def to_float(image):\n    return 1"))
    assert kinds(mended(notebook)) == [("answer-again", "reported")]


def test_a_renamed_function_is_reported():
    notebook = answered()
    answer = find(notebook, "to_float-answer")
    answer["source"] = lines(source(answer).replace("def to_float", "def tofloat"))
    assert kinds(mended(notebook)) == [("answer-undefined", "reported")]


def test_a_syntax_error_is_reported_with_its_line():
    notebook = answered()
    find(notebook, "to_float-answer")["source"] = lines("def to_float(image):\n    return (")
    intake = mended(notebook)
    assert kinds(intake) == [("answer-unreadable", "reported")]
    assert "line 2" in intake.findings[0].sentence


def test_a_deleted_answer_comes_back_as_the_stub():
    notebook = answered()
    del notebook["cells"][position(notebook, "to_float-answer")]
    intake = mended(notebook)
    assert kinds(intake) == [("answer-missing", "mended")]
    assert intake.blank == ("to_float",)


def test_a_stub_does_not_come_back_where_it_could_undo_a_hidden_definition():
    notebook = answered()
    del notebook["cells"][position(notebook, "to_float-answer")]
    notebook["cells"].insert(3, own_cell("from helper import *"))
    intake = mended(notebook)
    assert answers(intake.notebook)["to_float-answer"].startswith("#")


def test_one_cell_with_all_answers_keeps_them_all():
    notebook = answered()
    everything = "\n\n".join(in_code(answers(notebook)).values())
    notebook["cells"] = [own_cell(everything)]
    intake = mended(notebook)
    assert everything in code_of(intake)
    assert intake.blank == ("words_floats", "words_axes")
    assert not any("NotImplementedError" in text for text in code_of(intake))


def test_forged_points_and_kinds_do_not_count():
    notebook = answered()
    find(notebook, "to_float")["metadata"]["nbgrader"] |= {"points": 1000, "solution": True}
    assert kinds(mended(notebook)) == [("marks-edited", "mended")]


def test_marks_of_another_unit_are_taken_off():
    notebook = answered()
    cell = own_cell("x = 1")
    cell["metadata"] = {"nbgrader": {"grade": True, "points": 50, "grade_id": "sobel"}, "pixelgrad": {"score": 1}}
    notebook["cells"].append(cell)
    intake = mended(notebook)
    assert kinds(intake) == [("marks-foreign", "mended")]
    assert intake.notebook["cells"][-1]["metadata"] == {}


@pytest.mark.parametrize("marks", [None, 3, [], {}, {"grade_id": 7}, {"grade_id": ""}])
def test_marks_of_a_strange_form_are_replaced(marks):
    notebook = answered()
    find(notebook, "to_float")["metadata"]["nbgrader"] = marks
    assert kinds(mended(notebook)) == [("marks-lost", "mended")]


def test_ids_that_are_doubled_missing_or_invalid_are_replaced():
    notebook = answered()
    for cell, cell_id in zip(notebook["cells"][:4], ["describe", "describe", "not valid!", "x" * 65], strict=True):
        cell["id"] = cell_id
    del notebook["cells"][5]["id"]
    assert kinds(mended(notebook)) == [("ids", "mended")]


def test_a_mended_notebook_needs_no_mending():
    notebook = stripped(answered())
    del notebook["cells"][position_of_text(notebook, "check(to_float)")]
    first = mended(notebook)
    again = mend(notebook_text(first.notebook).encode(), manifest())
    assert again.ok
    assert again.notebook == first.notebook


def position_of_text(notebook: Notebook, text: str) -> int:
    return next(index for index, cell in enumerate(notebook["cells"]) if text in source(cell))


def test_an_answer_in_words_without_marks_is_found_behind_its_question():
    notebook = without_marks(answered())
    for cell in notebook["cells"]:
        cell.pop("id", None)
    intake = mended(notebook)
    assert intake.blank == ()
    assert answers(intake.notebook)["words_axes"] == answers(answered())["words_axes"]


def test_what_follows_a_deleted_answer_in_words_is_not_taken_for_it():
    notebook = without_marks(answered())
    for name in ("words_axes", "words_floats"):
        del notebook["cells"][manifest().order.index(name)]
    for cell in notebook["cells"]:
        cell.pop("id", None)
    assert mended(notebook).blank == ("words_floats", "words_axes")
