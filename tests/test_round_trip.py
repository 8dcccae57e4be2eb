"""From the author's notebook to the gradebook and the feedback page, with unit 01 itself.

One batch of submissions is graded once: the solution, the untouched release, and for every exercise the solution
without that exercise.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.course.folder import CourseFolder
from autograder.exercises import exercises_of

ROOT = Path(__file__).parents[1]
UNIT = "01_images"
SEED = 20
EXERCISES = exercises_of(UNIT)
FULL = {exercise.id: exercise.points for exercise in EXERCISES}


def grade_id(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def without(solution, release, exercise):
    """The solution with one stub left as it was released; to save time, without the cells that only show something."""
    stubs = {grade_id(cell): cell.source for cell in release.cells}
    first_code = next(cell.id for cell in solution.cells if cell.cell_type == "code")
    notebook = nbformat.from_dict(solution)
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) or cell.id == first_code]
    for cell in notebook.cells:
        if grade_id(cell) == f"{exercise}-answer":
            cell.source = stubs[f"{exercise}-answer"]
    return notebook


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> CourseFolder:
    settings = Config()
    settings.JudgeCells.seed = SEED
    (solved,) = (ROOT / "solutions" / UNIT).glob("*.ipynb")
    course = CourseFolder.make(ROOT, tmp_path_factory.mktemp("course"), solved, settings)
    released = course.release(UNIT)
    solution, release = (nbformat.read(path, as_version=4) for path in (solved, released))
    course.hand_in(UNIT, "solved", solved.name, solved.read_text(encoding="utf-8"))
    course.hand_in(UNIT, "untouched", solved.name, released.read_text(encoding="utf-8"))
    for exercise in FULL:
        notebook = without(solution, release, exercise)
        course.hand_in(UNIT, f"without-{exercise}", solved.name, nbformat.writes(notebook))
    course.autograde(UNIT)
    return course


@pytest.fixture(scope="module")
def scores(course) -> dict[str, dict[str, float]]:
    return {
        student: {name: score for name, score in of_one.items() if name in FULL}
        for student, of_one in course.scores(UNIT).items()
    }


def test_answers_in_words_wait_for_a_person_and_blank_ones_do_not(course):
    with Gradebook(course.gradebook_url) as book:
        waits = {
            student: [
                grade.name
                for notebook in book.find_submission(UNIT, student).notebooks
                for grade in notebook.grades
                if grade.needs_manual_grade
            ]
            for student in ("solved", "untouched")
        }
    assert waits == {"solved": ["words_floats", "words_axes"], "untouched": []}


def test_the_released_notebook_is_the_committed_one(course):
    (committed,) = (ROOT / "notebooks" / UNIT).glob("*.ipynb")
    assert (course.root / "notebooks" / UNIT / committed.name).read_bytes() == committed.read_bytes()


def test_nothing_but_the_notebook_is_released(course):
    assert [path.suffix for path in (course.root / "notebooks" / UNIT).iterdir()] == [".ipynb"]


def test_the_solution_earns_everything(scores):
    assert scores["solved"] == FULL


def test_the_untouched_release_earns_nothing(scores):
    assert scores["untouched"] == dict.fromkeys(FULL, 0.0)


def test_every_exercise_that_is_not_done_costs_exactly_its_points(scores):
    # One test for all of them: test runners that share the work out would grade the batch twice otherwise.
    found = {exercise: scores[f"without-{exercise}"] for exercise in FULL}
    assert found == {exercise: {**FULL, exercise: 0.0} for exercise in FULL}


def test_the_gradebook_holds_what_the_judge_said(course, scores):
    verdicts = course.verdicts(UNIT)
    assert set(verdicts) == set(scores)
    for student, all_of_one in verdicts.items():
        said = {verdict.exercise: verdict.score * FULL[verdict.exercise] for verdict in all_of_one}
        assert scores[student] == pytest.approx(said, abs=1e-4)
        assert {verdict.seed for verdict in all_of_one} == {SEED}


def test_the_graded_solution_shows_the_students_own_pictures_and_no_error(course):
    (path,) = (course.root / "autograded/solved" / UNIT).glob("*.ipynb")
    outputs = [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", [])]
    assert not [output.evalue for output in outputs if output.output_type == "error"]
    pictures = [output for output in outputs if "<img" in output.get("data", {}).get("text/html", "")]
    assert len(pictures) >= len(FULL)


def test_the_feedback_page_says_verdicts_messages_and_points(course):
    for student in ("untouched", "without-to_float"):
        course.feedback(UNIT, student)
    (page,) = (course.root / "feedback/without-to_float" / UNIT).glob("*.html")
    text = page.read_text(encoding="utf-8")
    verdict = next(v for v in course.verdicts(UNIT)["without-to_float"] if v.exercise == "to_float")
    assert "to_float: not attempted, 0 of 2 points" in text
    assert verdict.message in text
    assert "to_nchw: right, 2 of 2 points" in text
    assert f"Score: {sum(FULL.values()) - FULL['to_float']}" in text
    (blank,) = (course.root / "feedback/untouched" / UNIT).glob("*.html")
    assert blank.read_text(encoding="utf-8").count("not attempted, 0 of") == len(FULL)
