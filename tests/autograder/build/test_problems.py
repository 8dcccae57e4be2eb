"""Each mistake that an author can make is found, with its cell and what to do."""

from __future__ import annotations

import pytest

from autograder.build.problems import find_leaks, find_problems
from autograder.build.source import notebook_of

VALUES = {"{{badge}}": "badge", "{{repository}}": "https://example.org/course"}


def problems_of(text, points):
    return find_problems("unit.py", notebook_of(text, VALUES).cells, points)


def test_a_sound_unit_has_no_problems(unit_text, points):
    assert problems_of(unit_text, points) == []


@pytest.mark.parametrize(
    ("old", "new", "cell", "advice"),
    [
        ('"grade_id": "halve"', '"grade_id": "double"', "cell 'double'", "used twice"),
        ('"grade_id": "halve", ', "", "cell 8", 'without "grade_id"'),
        ('"grade_id": "halve"', '"grade_id": "ha lve"', "cell 'ha lve'", "letters, digits"),
        ('"grade_id": "halve"', '"grade_id": "third"', "cell 'third'", "no exercise 'third' is defined"),
        ('"grade_id": "halve"', '"grade_id": "third"', "", "'halve' is defined, and no graded code cell"),
        ('"points": 2', '"points": 3', "cell 'double'", "says 3 points, and the exercise's definition 2"),
        ("    ### BEGIN SOLUTION\n    twice", "    twice", "cell 'double-answer'", "0 beginnings and 1 ends"),
        ("check(halve)", "halve(4)", "cell 'halve'", "does not call check(halve)"),
        ("check(halve)", "check(double)", "cell 'halve'", "does not call check(halve)"),
        ("check(halve)", "# check(halve)", "cell 'halve'", "does not call check(halve)"),
        ('"grade_id": "halve-answer"', '"grade_id": "halve-stub"', "cell 'halve'", '"halve-answer"'),
        ("double(np.float64(3))", "\n".join(["double(1)"] * 31), "cell 6 (double(1))", "31 lines"),
        ("{{repository}}", "{{repo}}", "cell 1 (# Numbers badge)", "{{repo}}"),
        ("double(np.float64(3))", "### BEGIN SOLUTION\n3\n### END SOLUTION", "cell 6", "would be released"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_cell(unit_text, points, old, new, cell, advice):
    assert old in unit_text
    found = problems_of(unit_text.replace(old, new), points)
    assert any(problem.cell.startswith(cell) and advice in problem.advice for problem in found), found
    assert all(str(problem).startswith("unit.py") for problem in found)


def test_solution_markers_do_not_count_as_lines(unit_text, points):
    body = "\n".join(["    x = x"] * 26)
    assert problems_of(unit_text.replace("    twice_the_number = x + x", body), points) == []


def test_a_class_may_have_a_region_in_each_of_its_methods(unit_text, points):
    end = "    ### END SOLUTION\n"
    text = unit_text.replace(end, end + "\n    ### BEGIN SOLUTION\n    x = x\n" + end)
    assert text != unit_text
    assert problems_of(text, points) == []


def test_outputs_are_found(unit_text, points):
    notebook = notebook_of(unit_text, VALUES)
    notebook.cells[1].execution_count = 3
    (problem,) = find_problems("unit.py", notebook.cells, points)
    assert "holds outputs" in problem.advice


def test_a_line_of_a_solution_in_the_release_is_found(unit_text):
    source = notebook_of(unit_text, VALUES).cells
    text = unit_text.replace("# The end.", "# `twice_the_number = x + x`\n#\n# twice_the_number = x + x")
    (problem,) = find_leaks("release.ipynb", source, [notebook_of(text, VALUES).cells[-1]])
    assert "cell 'double-answer'" in problem.advice
    assert "twice_the_number = x + x" in problem.advice


def test_a_solution_marker_in_the_release_is_found(unit_text):
    source = notebook_of(unit_text, VALUES).cells
    leaked = notebook_of(unit_text.replace("twice_the_number", "y"), VALUES).cells
    assert any("marker" in problem.advice for problem in find_leaks("release.ipynb", source, leaked))


MARKS = '{"grade": true, "grade_id": "why", "locked": false, "points": 2, "schema_version": 3, "solution": true}'
WORDS = f"\n# %% [markdown] nbgrader={MARKS}\n# Because two and two are four, and always were.\n"
RUBRIC = "#\n# **For whoever grades it**\n#\n# - 2 points: says four.\n"


def test_a_question_in_words_needs_a_rubric(unit_text, points):
    (problem,) = problems_of(unit_text + WORDS, points)
    assert (problem.cell, "has no rubric" in problem.advice) == ("cell 'why'", True)
    assert problems_of(unit_text + WORDS + RUBRIC, points) == []


def test_an_answer_in_words_that_is_released_is_found(unit_text):
    source = notebook_of(unit_text + WORDS + RUBRIC, VALUES).cells
    (problem,) = find_leaks("release.ipynb", source, [notebook_of(unit_text + WORDS, VALUES).cells[-1]])
    assert "cell 'why': 'Because two and two" in problem.advice
