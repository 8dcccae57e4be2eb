"""The instructor's guide: its commands are run as they stand there, from the clone to the scores."""

from __future__ import annotations

import csv
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.build import read_course

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
UNIT = "01_images"
GIT = """#!/bin/sh
# Stands in for a clone over the network: copies the checkout that is tested.
[ "$1" = clone ] && [ "$2" = "{address}" ] || {{ echo "not the course's address: $*" >&2; exit 1; }}
cp -R "{copy}" "$(basename "$2")"
"""


def blocks():
    return re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def checkout(target):
    """Copy the course as a clone holds it, with unit 01 as its only unit, and with an environment that is set up."""
    ignored = shutil.ignore_patterns("__pycache__", "0[2-9]_*", "*.pyc")
    for folder in ("autograder", "pixelgrad", "solutions", "notebooks", "tools"):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignored)
    for name in ("course.toml", "nbgrader_config.py", "pyproject.toml", "requirements.txt", "Makefile", "LICENSE"):
        shutil.copy(ROOT / name, target)
    shutil.copy(ROOT / ".gitignore", target)
    (target / ".venv").mkdir()
    (target / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    ready = target / ".venv" / ".ready-default"
    ready.touch()
    os.utime(ready, (4e9, 4e9))  # newer than what `make setup` looks at
    return target


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Return the folder in which the guide was followed, and what its commands printed."""
    home = tmp_path_factory.mktemp("guide")
    copy = checkout(home / "copy")
    (home / "bin").mkdir()
    git = home / "bin" / "git"
    git.write_text(GIT.format(address=read_course(ROOT).repository, copy=copy))
    git.chmod(git.stat().st_mode | stat.S_IEXEC)
    work = home / "work"
    work.mkdir()
    environment = os.environ | {
        "PATH": os.pathsep.join([str(home / "bin"), os.environ["PATH"]]),
        "PYTHONPATH": str(work / "pixelgrad"),
        "JUPYTER_CONFIG_DIR": str(home / "none"),
        "MAKEFLAGS": "",
        "TORCH": "default",  # whatever `make test` was told
    }
    script = "set -eo pipefail\n" + "\n".join(blocks())
    done = subprocess.run(
        ["bash", "-c", script], cwd=work, env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return work, done.stdout


def test_every_command_of_the_guide_runs_and_what_it_promises_is_there(played):
    work, said = played
    course = work / "vision"
    for path in (
        "notebooks/01_images/images.ipynb",
        "report.html",
        "feedback/ada/01_images/images.html",
        "feedback/bo/01_images/images.html",
        "grades.csv",
        "moodle.csv",
    ):
        assert (course / path).is_file(), path
    assert "lines to fill in" in said
    assert (work / "pixelgrad/autograder/exercises/u01_images/flip_rows.py").is_file()


def test_the_scores_arrive_with_the_points_of_the_course_and_the_stretch_exercise_on_top(played):
    work, _ = played
    rows = list(csv.reader((work / "vision" / "canvas.csv").open(encoding="utf-8", newline="")))
    assert rows[0][-1] == "Images (4711)"
    assert [row[-1] for row in rows[1:]] == ["19", "18", "0", ""]


def test_the_penalty_and_the_extension_are_in_the_gradebook(played):
    work, _ = played
    with Gradebook(f"sqlite:///{work / 'vision' / 'gradebook.db'}") as book:
        assert book.find_assignment(UNIT).duedate.isoformat() == "2030-03-02T22:59:00"
        assert book.find_submission(UNIT, "ada").score == 18
        assert book.find_submission(UNIT, "bo").total_seconds_late == 0
        assert book.find_submission(UNIT, "bo").extension.days == 3


def test_the_feedback_of_the_one_says_right_and_of_the_other_not_attempted(played):
    pages = {
        name: (played[0] / "vision" / "feedback" / name / UNIT / "images.html").read_text(encoding="utf-8")
        for name in ("ada", "bo")
    }
    assert pages["ada"].count(": right, ") == 10
    assert pages["bo"].count(": not attempted, 0 of ") == 10


def test_the_guide_names_the_address_of_the_course():
    addresses = set(re.findall(r"(?:git clone |git\+)(\S+?)[`\n]", GUIDE))
    assert addresses == {read_course(ROOT).repository}


def test_links_to_other_pages_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", GUIDE):
        assert (ROOT / "docs" / target).is_file(), target
