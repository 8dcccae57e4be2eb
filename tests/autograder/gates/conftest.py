"""A course of one unit with one exercise, in which nothing is wrong until a test plants a fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.exercises.definition import Exercise, Misconception
from autograder.gates.sheets import Course, open_course

ROOT = Path(__file__).parents[3]
UNIT, FILE = "09_colours", "solutions/09_colours/colours.py"
_METADATA = '"locked": %s, "schema_version": 3, "solution": %s, "task": false'
TEXT = """\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Colours {{badge}}

# %%
import sys
from importlib.util import find_spec

if "google.colab" in sys.modules and find_spec("pixelgrad") is None:
    import subprocess

    subprocess.run([sys.executable, "-m", "pip", "install", "git+{{repository}}"], check=True)

import matplotlib.pyplot as plt
import numpy as np

from pixelgrad import check, plot

# %% [markdown]
# **Exercise.** `gray_to_rgb(gray)` gives a gray image three equal channels.
#
# <details><summary>Hint</summary>
#
# NumPy puts arrays on top of each other along a new axis.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gray_to_rgb-answer", ANSWER}
def gray_to_rgb(gray):
    ### BEGIN SOLUTION
    channels = [gray, gray, gray]
    return np.stack(channels, axis=-1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gray_to_rgb", "points": 1, CHECK}
check(gray_to_rgb)
assert gray_to_rgb(np.zeros((2, 2))).shape == (2, 2, 3)

# %%
plot.show_images([np.zeros((4, 4))], ["black"], caption="Black.", alt="A black square.")
""".replace("ANSWER", _METADATA % ("false", "true")).replace("CHECK", _METADATA % ("true", "false"))

SOUND = (Misconception("channels-first", "The channels stand in front.", (lambda gray: [gray] * 3,)),)


def exercise(misconceptions: tuple[Misconception, ...] = SOUND) -> Exercise:
    return Exercise("gray_to_rgb", UNIT, 1, lambda gray: gray, lambda rng: [], misconceptions)


@pytest.fixture
def folder(tmp_path) -> Path:
    """The course's folder, with the source and nothing that is made of it."""
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def plant(folder) -> Callable[..., Course]:
    """Return a function that replaces a passage of the source and opens the course."""

    def change(old: str = "", new: str = "", misconceptions: tuple[Misconception, ...] = SOUND) -> Course:
        text = (folder / FILE).read_text(encoding="utf-8")
        assert old in text
        (folder / FILE).write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return open_course(folder, lambda unit: [exercise(misconceptions)])

    return change


@pytest.fixture
def released(folder, monkeypatch) -> Path:
    """Build the course, with two files in the place of public cases, and return its folder."""
    from autograder.build import build

    def write_cases(unit: str, cases: Path) -> list[Path]:
        (cases / "gray_to_rgb.cases").write_bytes(b"cases")
        return [cases / "gray_to_rgb.cases"]

    monkeypatch.setattr("autograder.build.builder.exercises_of", lambda unit: [exercise()])
    monkeypatch.setattr("autograder.build.builder.write_public_cases", write_cases)
    build(None, check=False, root=folder)
    return folder
