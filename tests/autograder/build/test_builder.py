"""Building a course folder, and checking one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.build import BuildError, CourseError, build, sync

SOLUTION = Path("solutions/09_numbers/numbers.ipynb")
RELEASE = Path("notebooks/09_numbers/numbers.ipynb")
CASES = Path("pixelgrad/check/cases/double.cases")
MANIFEST = Path("pixelgrad/preflight/manifests/09_numbers.json")


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_makes_notebooks_cases_and_manifest_and_a_second_one_writes_nothing(course):
    report = build(None, check=False, root=course)
    assert {SOLUTION, RELEASE, CASES, MANIFEST} <= set(report.written)
    assert report.ok
    before = files_of(course)
    again = build(None, check=False, root=course)
    assert again.written == ()
    assert files_of(course) == before
    assert build(None, check=True, root=course).ok


def test_the_release_holds_stubs_and_locked_checks_and_no_solution(course):
    build(None, check=False, root=course)
    cells = {cell["id"]: cell for cell in json.loads((course / RELEASE).read_bytes())["cells"]}
    stub = "".join(cells["double-answer"]["source"])
    assert stub.endswith('"""Return twice the number."""\n    # Your code here.\n    raise NotImplementedError')
    assert cells["double"]["metadata"]["editable"] is False
    assert b"twice_the_number" not in (course / RELEASE).read_bytes()
    assert sorted(path.name for path in (course / RELEASE).parent.iterdir()) == ["numbers.ipynb"]


def test_a_build_leaves_no_gradebook_behind(course):
    build(None, check=False, root=course)
    assert not list(course.rglob("*.db"))


def test_a_check_shows_the_changed_cell_as_text_and_writes_nothing(course):
    build(None, check=False, root=course)
    edit(course / SOLUTION.with_suffix(".py"), "assert double(2) == 4", "assert double(2) == 4.0")
    before = files_of(course)
    report = build(None, check=True, root=course)
    assert files_of(course) == before
    assert not report.ok
    diff = next(text for text in report.differences if text.startswith(f"--- {SOLUTION.as_posix()}"))
    assert "\n-assert double(2) == 4\n+assert double(2) == 4.0\n" in diff
    assert "\\n" not in diff
    assert "autograder build" in str(report)


def test_a_check_notices_outputs_spaces_and_missing_files(course):
    build(None, check=False, root=course)
    edit(course / SOLUTION, '"execution_count": null', '"execution_count": 7')
    (course / RELEASE).write_bytes((course / RELEASE).read_bytes() + b"\n")
    (course / CASES).unlink()
    differences = build(None, check=True, root=course).differences
    assert any("execution count 7" in text for text in differences)
    assert any("in other bytes" in text for text in differences)
    assert f"{CASES.as_posix()}: is missing" in differences


def test_cases_of_an_exercise_that_is_no_more_are_reported_and_then_removed(course):
    build(None, check=False, root=course)
    stale = course / CASES.with_name("gone.cases")
    stale.write_bytes(b"old")
    assert any("gone.cases" in text for text in build(None, check=True, root=course).differences)
    build(None, check=False, root=course)
    assert not stale.exists()


def test_a_unit_that_is_not_fit_is_refused_and_nothing_is_written(course):
    edit(course / SOLUTION.with_suffix(".py"), '"points": 2', '"points": 5')
    before = files_of(course)
    with pytest.raises(BuildError, match=r"numbers\.py, cell 'double': says 5 points"):
        build(None, check=False, root=course)
    assert files_of(course) == before


def test_an_unknown_unit_is_refused_with_the_units_there_are(course):
    with pytest.raises(CourseError, match="09_numbers"):
        build(["10_letters"], check=True, root=course)


def test_an_edit_in_the_notebook_comes_back_into_the_text_and_out_again(course):
    build(None, check=False, root=course)
    source = course / SOLUTION.with_suffix(".py")
    text = source.read_text(encoding="utf-8")
    edit(course / SOLUTION, "Write `double`.", "Write the function `double`.")
    report = sync(course / SOLUTION)
    assert "+# Write the function `double`." in report.diff
    assert source.read_text(encoding="utf-8") == text.replace("Write `double`.", "Write the function `double`.")
    edited = (course / SOLUTION).read_bytes()
    build(None, check=False, root=course)
    assert (course / SOLUTION).read_bytes() == edited
    assert sync(course / SOLUTION).diff == ""


def test_the_students_notebook_is_not_taken_for_the_source(course):
    build(None, check=False, root=course)
    text = (course / SOLUTION.with_suffix(".py")).read_text(encoding="utf-8")
    with pytest.raises(CourseError, match="not a unit's solution notebook"):
        sync(course / RELEASE)
    (course / SOLUTION).write_bytes((course / RELEASE).read_bytes())
    with pytest.raises(CourseError, match="no solution region"):
        sync(course / SOLUTION)
    assert (course / SOLUTION.with_suffix(".py")).read_text(encoding="utf-8") == text
