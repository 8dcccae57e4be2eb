"""A class of students who hand in one short unit with two real exercises, a test of its own and an essay."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.build.source import file_text, notebook_of
from autograder.course import pool
from autograder.course.compute import compute
from autograder.course.engine import Finished, read_reply
from autograder.course.folder import CourseFolder
from autograder.course.grade import grade
from autograder.course.job import Job
from autograder.course.ledger import Entry
from autograder.course.outcome import Options, Outcome

ROOT = Path(__file__).parents[3]
UNIT = "01_short"
NAME = "short.ipynb"
SEED = 11
TEXT = (ROOT / "tests/autograder/short_unit.txt").read_text(encoding="utf-8")
SOURCES = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in notebook_of(TEXT, {}).cells}
RIGHT = {id_: SOURCES[id_] for id_ in ("to_float-answer", "gray_to_rgb-answer")}
OFF_BY_ONE = {**RIGHT, "to_float-answer": RIGHT["to_float-answer"].replace("255", "256").replace("65535", "65536")}
HALF = {"gray_to_rgb-answer": RIGHT["gray_to_rgb-answer"]}
BLANK: dict[str, str] = {}


class Class:
    """A course folder with submissions."""

    UNIT, NAME, SEED = UNIT, NAME, SEED
    RIGHT, OFF_BY_ONE, HALF, BLANK = RIGHT, OFF_BY_ONE, HALF, BLANK

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = CourseFolder.open(root)
        self.released = nbformat.read(root / "notebooks" / UNIT / NAME, as_version=4)

    def hand_in(self, student: str, answers: dict[str, str], note: str = "", timestamp: str = "") -> Path:
        """Write a submission; each student's is different from all others'."""
        notebook = nbformat.from_dict(self.released)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
        notebook.cells.append(nbformat.v4.new_code_cell(f"note = {student + note!r}", id="own-note"))
        path = self.folder.hand_in(UNIT, student, NAME, nbformat.writes(notebook))
        if timestamp:
            (path.parent / "timestamp.txt").write_text(timestamp)
        return path

    def fill(self, count: int) -> None:
        """Let so many students hand in, one in four of each kind."""
        for number in range(count):
            self.hand_in(f"s{number:03d}", (RIGHT, OFF_BY_ONE, HALF, BLANK)[number % 4])

    def grade(self, *students: str, **options: Any) -> Outcome:
        """Grade without a sandbox, which other tests look after, and from a fixed seed unless another one is named."""
        how = {"workers": 1, "seed": SEED, "sandbox": False, **options}
        return grade(self.root, UNIT, students, Options(**how))

    def command(self, *arguments: str, start: Callable[..., Any] = subprocess.run, **how: Any) -> Any:
        """Run `autograder` in the course folder."""
        how = {"cwd": self.root, "capture_output": True, "text": True, **how}
        return start([sys.executable, "-m", "autograder.cli", *arguments], **how)

    def scores(self) -> dict[str, dict[str, float]]:
        return self.folder.scores(UNIT)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """All that the gradebook holds of submissions, without the ids that are drawn at random."""
        queries = {
            "students": "select id, first_name, last_name, email from student",
            "submissions": """select s.student_id, a.name, s.timestamp, s.extension
                from submitted_assignment s join assignment a on a.id = s.assignment_id""",
            "notebooks": """select s.student_id, b.name, n.flagged, n.late_submission_penalty
                from submitted_notebook n join submitted_assignment s on s.id = n.assignment_id
                join notebook b on b.id = n.notebook_id""",
            "grades": """select s.student_id, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit,
                g.needs_manual_grade from grade g join submitted_notebook n on n.id = g.notebook_id
                join submitted_assignment s on s.id = n.assignment_id join base_cell c on c.id = g.cell_id""",
            "comments": """select s.student_id, c.name, c.type, k.auto_comment, k.manual_comment
                from comment k join submitted_notebook n on n.id = k.notebook_id
                join submitted_assignment s on s.id = n.assignment_id join base_cell c on c.id = k.cell_id""",
        }
        with closing(sqlite3.connect(self.root / "gradebook.db")) as base:
            base.row_factory = sqlite3.Row
            return {
                name: sorted((dict(row) for row in base.execute(query)), key=str) for name, query in queries.items()
            }

    def change_gradebook(self, statement: str, *values: Any) -> None:
        with closing(sqlite3.connect(self.root / "gradebook.db")) as base, base:
            base.execute(statement, values)

    def graded(self, student: str) -> dict[str, Any]:
        return json.loads((self.root / "autograded" / student / UNIT / NAME).read_text())


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course in which the unit is released and nobody has handed in yet."""
    home = tmp_path_factory.mktemp("course")
    source = home / UNIT / NAME
    source.parent.mkdir()
    source.write_text(file_text(notebook_of(TEXT, {})))
    CourseFolder.make(ROOT, home / "course", source).release(UNIT)
    # Found from any copy, wherever it is put.
    settings = f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
    (home / "course" / "nbgrader_config.py").write_text(settings)
    return home / "course"


@pytest.fixture(scope="session")
def make_class() -> type[Class]:
    """Return what opens a course folder as a class."""
    return Class


@pytest.fixture
def class_(released: Path, tmp_path: Path) -> Class:
    """Return a class of its own for one test."""
    shutil.copytree(released, tmp_path / "course")
    return Class(tmp_path / "course")


class InProcess:
    """An engine that computes right here, so that a test need not wait for workers to start."""

    def __init__(self, workers: int, preload: Sequence[str] | None) -> None:
        pass

    def run(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        for job in jobs:
            yield read_reply(job.key, compute(job.content))

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def _without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "LocalPool", InProcess)


@pytest.fixture(autouse=True)
def _found_by_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))


class Memory:
    """A watcher that remembers."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.said: list[str] = []

    def begin(self, submissions: int) -> None:
        pass

    def advance(self, entry: Entry) -> None:
        self.entries.append(entry)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


@pytest.fixture
def memory() -> Memory:
    """Return a watcher that remembers what it was told."""
    return Memory()
