"""`make test-colab` runs the whole course, and not only what `make test` runs as well."""

import shlex
import subprocess
import sys
from pathlib import Path

from autograder.build.course import units_of

ROOT = Path(__file__).parents[2]


def test_every_unit_is_run_released_and_solved():
    # A file that is named beside its folder is left out without a word by pytest 9.
    shown = subprocess.run(["make", "-n", "test-colab"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    (command,) = (line for line in shown.splitlines() if line.startswith("pytest "))
    collected = subprocess.run(
        [sys.executable, "-m", *shlex.split(command), "--collect-only", "-q"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for unit in units_of(ROOT):
        for test in ("a_released_notebook_runs_on_colab", "a_solved_notebook_has_full_marks_on_colab"):
            assert f"whole_course.py::test_{test}[{unit}]" in collected, unit
