"""A private course, from `autograder init` to a graded submission."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.build import CourseError, build
from autograder.cli import main
from autograder.course.folder import CourseFolder
from autograder.course.grade import grade
from autograder.course.outcome import Options
from autograder.scaffold import Wishes, make_course
from autograder.scaffold.course import with_points

ROOT = Path(__file__).parents[3]
UNIT = "01_images"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home") / "vision"
    said = make_course(
        folder,
        Wishes([UNIT], 'Vision "24"', {"to_float": 5, "contact_sheet": 0.5}, {UNIT: "2030-03-01 23:59 Europe/Berlin"}),
        ROOT,
    )
    assert said[0].endswith("is a course of 1 unit: 01_images.")
    return folder


def test_it_holds_the_units_that_were_asked_for_their_notebooks_and_settings(course):
    files = sorted(path.relative_to(course).as_posix() for path in course.rglob("*") if path.is_file())
    assert files == [
        ".autograder/secret",
        ".gitignore",
        "LICENSE",
        "README.md",
        "course.toml",
        "gradebook.db",
        "nbgrader_config.py",
        "notebooks/01_images/images.ipynb",
        "solutions/01_images/images.ipynb",
        "solutions/01_images/images.py",
    ]


def test_what_was_made_is_what_a_build_makes_and_a_change_is_found(course, tmp_path):
    assert build(None, check=True, root=course).ok
    shutil.copytree(course, tmp_path / "copy")
    toml = tmp_path / "copy" / "course.toml"
    toml.write_text(toml.read_text().replace("to_float = 5", "to_float = 6"))
    with pytest.raises(Exception, match=r"cell 'to_float': says 5 points, and the exercise's definition 6"):
        build(None, check=True, root=tmp_path / "copy")


def test_the_points_stand_in_the_cells_and_in_the_prose(course):
    cells = nbformat.read(course / "notebooks" / UNIT / "images.ipynb", as_version=4).cells
    worth = {c.metadata.nbgrader.grade_id: c.metadata.nbgrader.points for c in cells if "points" in _marks(c)}
    assert (worth["to_float"], worth["contact_sheet"], worth["to_nchw"]) == (5, 0.5, 2)
    prose = "\n".join(cell.source for cell in cells)
    assert "**Exercise** (5 points). `to_float(" in prose
    assert "**Exercise** (0.5 points, stretch). `contact_sheet(" in prose


def _marks(cell):
    return cell.metadata.get("nbgrader", {})


def test_points_of_one_exercise_leave_the_others_alone():
    text = (ROOT / "solutions" / UNIT / "images.py").read_text(encoding="utf-8")
    assert with_points(text, {}) == text
    changed = with_points(text, {"to_nchw": 1})
    lines = [(a, b) for a, b in zip(text.splitlines(), changed.splitlines(), strict=True) if a != b]
    assert len(lines) == 2
    assert lines[0][1].startswith("# **Exercise** (1 point). `to_nchw(")


def test_two_courses_have_different_hidden_cases(course, tmp_path):
    make_course(tmp_path / "other", Wishes([UNIT]), ROOT)
    secrets = [(folder / ".autograder" / "secret").read_text() for folder in (course, tmp_path / "other")]
    assert secrets[0] != secrets[1]
    assert "gradebook.db" not in os.listdir(tmp_path / "other")


def test_a_submission_is_graded_with_the_points_and_the_due_date_of_the_course(course):
    folder = CourseFolder.open(course)
    released = folder.release(UNIT)
    solved = course / "solutions" / UNIT / "images.ipynb"
    path = folder.hand_in(UNIT, "ada", released.name, solved.read_text(encoding="utf-8"))
    (path.parent / "timestamp.txt").write_text("2030-03-01 22:00:00 UTC")
    outcome = grade(course, UNIT, options=Options(workers=1, sandbox=False))
    assert [entry.points for entry in outcome.of("graded")] == [17 - 2 - 2 + 5 + 0.5]
    from nbgrader.api import Gradebook

    with Gradebook(folder.gradebook_url) as book:
        assert book.find_assignment(UNIT).duedate.isoformat() == "2030-03-01T22:59:00"
        assert book.find_submission(UNIT, "ada").total_seconds_late == 0
    assert build(None, check=True, root=course).ok


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path, monkeypatch, capsys):
    (tmp_path / "thesis.txt").write_text("mine")
    monkeypatch.chdir(ROOT)
    assert main(["init", str(tmp_path), "--units", UNIT]) == 2
    assert "is not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (Wishes(["09_none"]), "unit '09_none' has no source"),
        (Wishes([UNIT], points={"softmax": 1}), "no exercise softmax in 01_images"),
        (Wishes([UNIT], points={"to_float": -1}), "the points of to_float have to be 0 or more"),
        (Wishes([UNIT], due={"02_convolution": "2030-01-01"}), "a due date is given for 02_convolution"),
        (Wishes([UNIT], due={UNIT: "on Monday"}), "'on Monday', is not a time"),
        (Wishes([UNIT], due={UNIT: "2030-01-01 12:00 Mars/Olympus"}), "is not a time"),
    ],
    ids=["unit", "exercise", "negative", "due", "date", "zone"],
)
def test_a_wish_that_cannot_be_met_is_refused_before_anything_is_written(tmp_path, wishes, said):
    with pytest.raises(CourseError, match=said):
        make_course(tmp_path / "new", wishes, ROOT)
    assert not (tmp_path / "new").exists()


def test_a_place_inside_the_public_course_is_refused():
    with pytest.raises(CourseError, match="a place of its own"):
        make_course(ROOT / "mine", Wishes([UNIT]), ROOT)


@pytest.mark.parametrize("arguments", [["--points", "to_float"], ["--points", "to_float=many"], ["--due", "=x"]])
def test_the_command_says_how_to_write_a_wish(arguments, tmp_path, capsys):
    assert main(["init", str(tmp_path / "new"), *arguments]) == 2
    assert "autograder: " in capsys.readouterr().err


def test_commands_in_the_private_course_work_on_it(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["build", "--check"]) == 0
    assert "01_images: 2 files are up to date already" in capsys.readouterr().out
    assert main(["add-exercise", UNIT, "to_hsv"]) == 2
    assert "add one in a checkout of the public course" in capsys.readouterr().err
