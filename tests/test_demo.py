"""The class that `make demo` plays."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from autograder.course import demo
from autograder.course.folder import CourseStepError
from autograder.course.simulate import read_bank, simulate_class
from autograder.exercises import exercises_of

ROOT = Path(__file__).parents[1]
EXERCISES = exercises_of("01_images")


@pytest.fixture(scope="module")
def bank():
    return read_bank(ROOT / "tests" / "answers", [exercise.id for exercise in EXERCISES])


def test_the_class_has_twelve_students_one_with_a_blank_and_one_with_a_broken_notebook(bank):
    students = simulate_class(bank)
    assert len({student.name for student in students}) == 12
    assert [student.name for student in students if not student.cells] == ["kurt"]
    assert [student.name for student in students if student.extra] == ["leo"]


def test_every_misconception_of_the_unit_occurs_in_the_class(bank):
    handed_in = {source for student in simulate_class(bank) for source in student.cells.values()}
    missing = [
        (exercise.id, misconception.id)
        for exercise in EXERCISES
        for misconception in exercise.misconceptions
        if bank[exercise.id].wrong.get(misconception.id) not in handed_in
    ]
    assert missing == []


def test_a_demo_grades_writes_feedback_and_prints_points_and_misconceptions(tmp_path, monkeypatch):
    """Three of the twelve are enough to see all of its parts."""

    def three_of_them(bank):
        return [student for student in simulate_class(bank) if student.name in ("ada", "carl", "leo")]

    monkeypatch.setattr(demo, "simulate_class", three_of_them)
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    demo.play(tmp_path / "demo", Console(file=printed, width=100))
    lines = printed.getvalue().splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.strip()}
    assert rows["ada"][-1] == rows["possible"][-1] == f"{sum(exercise.points for exercise in EXERCISES):.1f}"
    assert rows["leo"][0] == "0"  # the cell with the syntax error
    assert rows["leo"][1:-1] == rows["possible"][1:-1]  # the cell that ended the process cost nothing
    told = [line for line in lines if "…" in line or line.rstrip().endswith(".")]
    assert any(misconception.id in line for line in told for e in EXERCISES for misconception in e.misconceptions)
    pages = sorted((tmp_path / "demo/feedback").glob("*/01_images/images.html"))
    assert [page.parts[-3] for page in pages] == ["ada", "carl", "leo"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CourseStepError, match="holds something else"):
        demo.play(tmp_path, Console(file=io.StringIO()))
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_a_missing_answer_bank_is_said_in_words(tmp_path):
    with pytest.raises(CourseStepError, match="needs a checkout of the course"):
        read_bank(tmp_path, ["to_float"])
