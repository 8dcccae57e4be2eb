"""A gradebook with two units and a class of odd names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

ODD = {
    "ada": ("Ada", "Lovelace"),
    "bo": ("Bo, Jr.", 'O"Neil'),
    "zoe": ("Zoë", "Åström 王"),
    "eve": ("Eve", '=HYPERLINK("http://example.com")'),
    "pat": ("Pat", "@SUM(1)"),
    "lin": ("Two\nlines", "\t-Minus"),
}
SCORES = {"ada": 15.0, "bo": 12.345, "zoe": 0.0, "eve": 3.5, "lin": 17.0}


def fill(url: str) -> None:
    """Unit 01 with 15 points and 2 for its stretch exercise; unit 02, in which only ada has handed in."""
    with Gradebook(url) as book:
        for unit, cells in (("01_images", {"to_float": 15, "contact_sheet": 2}), ("02_convolution", {"pad2d": 4})):
            book.add_assignment(unit)
            book.add_notebook("notes", unit)
            for cell, points in cells.items():
                book.add_grade_cell(cell, "notes", unit, max_score=points, cell_type="code")
        for student, (first, last) in ODD.items():
            book.add_student(student, first_name=first, last_name=last, email=f"{student}@example.org")
        for student, score in SCORES.items():
            _hand_in(book, "01_images", student, {"to_float": min(score, 15.0), "contact_sheet": max(0.0, score - 15)})
        late = book.find_submission_notebook("notes", "01_images", "eve")
        late.late_submission_penalty = 1.0
        _hand_in(book, "02_convolution", "ada", {"pad2d": 4.0})
        book.find_grade("pad2d", "notes", "02_convolution", "ada").extra_credit = 0.5
        book.find_grade("to_float", "notes", "01_images", "bo").needs_manual_grade = True
        book.db.commit()


def _hand_in(book: Gradebook, unit: str, student: str, scores: dict[str, float]) -> None:
    book.add_submission(unit, student)
    for cell, score in scores.items():
        grade = book.find_grade(cell, "notes", unit, student)
        grade.auto_score, grade.needs_manual_grade = score, False


@pytest.fixture(scope="session")
def gradebook(tmp_path_factory):
    """Return the address of a gradebook that nobody changes."""
    with pytest.MonkeyPatch.context() as patch:
        # nbgrader starts alembic by its name.
        patch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        url = f"sqlite:///{tmp_path_factory.mktemp('book') / 'gradebook.db'}"
        fill(url)
    return url


@pytest.fixture
def export(gradebook, tmp_path, caplog):
    """Return what exports the gradebook with some settings, and returns the text."""

    def run(exporter, **settings):
        target = tmp_path / "out.csv"
        plugin = exporter(**{"to": str(target), **settings})
        plugin.log.propagate = True
        with Gradebook(gradebook) as book:
            plugin.export(book)
        return target.read_bytes().decode()

    return run


@pytest.fixture
def command(gradebook, tmp_path):
    """Return what runs `nbgrader export` in an empty folder with this gradebook."""

    def run(*arguments):
        environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(tmp_path / "none")}
        call = [sys.executable, "-m", "nbgrader", "export", f"--db={gradebook}", *arguments]
        return subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)

    return run
