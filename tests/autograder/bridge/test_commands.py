"""nbgrader's own commands, typed in the course folder with nothing but its `nbgrader_config.py`."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.build.source import file_text, notebook_of

ROOT = Path(__file__).parents[3]
UNIT = "01_short"
SOLUTION = Path("solutions", UNIT, "short.ipynb")
RELEASE = Path("notebooks", UNIT, "short.ipynb")


def nbgrader(folder, *arguments):
    """Run a command the way someone does whose environment is not activated."""
    environment = {**os.environ, "PATH": "/usr/bin:/bin", "JUPYTER_CONFIG_DIR": str(folder / "none")}
    command = [sys.executable, "-m", "nbgrader", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def clone(tmp_path_factory, short_text) -> Path:
    """A course folder as it lies in a fresh clone: source, solution and release are there, a gradebook is not."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    for path in (SOLUTION, RELEASE):
        (folder / path).parent.mkdir(parents=True)
    (folder / SOLUTION).with_suffix(".py").write_text(short_text, encoding="utf-8")
    (folder / SOLUTION).parent.joinpath("__pycache__").mkdir()
    (folder / SOLUTION).parent.joinpath("__pycache__/short.cpython-311.pyc").write_bytes(b"code")
    (folder / SOLUTION).write_text(file_text(notebook_of(short_text, {})), encoding="utf-8")
    (folder / RELEASE).write_text("{}", encoding="utf-8")
    return folder


def test_from_the_release_to_the_grades_with_five_plain_commands(clone):
    done = nbgrader(clone, "generate_assignment", UNIT)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (clone / RELEASE).parent.iterdir()] == ["short.ipynb"]
    released = nbformat.read(clone / RELEASE, as_version=4)
    assert "BEGIN SOLUTION" not in (clone / RELEASE).read_text(encoding="utf-8")

    submission = clone / "submitted/ada" / UNIT / "short.ipynb"
    submission.parent.mkdir(parents=True)
    shutil.copy(clone / SOLUTION, submission)
    done = nbgrader(clone, "autograde", UNIT, "--JudgeCells.seed=3")
    assert done.returncode == 0, done.stderr
    assert "to_float: 2 of 2 points (right)" in done.stderr
    assert not list((clone / "autograded").rglob("*.py*"))

    done = nbgrader(clone, "generate_feedback", UNIT)
    assert done.returncode == 0, done.stderr
    page = (clone / "feedback/ada" / UNIT / "short.html").read_text(encoding="utf-8")
    assert "gray_to_rgb: right, 1 of 1 point" in page
    graded = nbformat.read(clone / "autograded/ada" / UNIT / "short.ipynb", as_version=4)
    assert graded.cells[2].metadata.pixelgrad.verdict.seed == 3

    done = nbgrader(clone, "export")
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader((clone / "grades.csv").open(encoding="utf-8"))
    assert (row["student_id"], float(row["score"]), float(row["max_score"])) == ("ada", 7.0, 10.0)
    assert released.cells[1].source.endswith("# Your code here.\n    raise NotImplementedError")


def test_validate_passes_the_solution_and_shows_our_sentences_for_the_release(tmp_path):
    for folder in ("solutions", "notebooks"):
        shutil.copytree(ROOT / folder / "01_images", tmp_path / folder / "01_images")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    done = nbgrader(tmp_path, "validate", "solutions/01_images/images.ipynb")
    assert "Success! Your notebook passes all the tests." in done.stdout, done.stdout + done.stderr
    done = nbgrader(tmp_path, "validate", "notebooks/01_images/images.ipynb")
    assert "VALIDATION FAILED ON 12 CELL(S)" in done.stdout
    assert done.stdout.count("not attempted yet") == 10
    assert "Traceback" not in done.stdout
