"""A unit with two exercises, small enough to be read whole, and a course folder around it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

UNIT = '''\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Numbers {{badge}}
#
# The course: {{repository}}

# %%
import numpy as np

from pixelgrad import check

# %matplotlib inline

# %% [markdown]
# Write `double`.


# %% nbgrader={"grade": false, "grade_id": "double-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def double(x: float) -> float:
    """Return twice the number."""
    ### BEGIN SOLUTION
    twice_the_number = x + x
    return twice_the_number
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "double", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert double(2) == 4
check(double)

# %% tags=["wide"]
double(np.float64(3))

# %% nbgrader={"grade": false, "grade_id": "halve-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
def halve(x):
    return x / 2


### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "halve", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(halve)

# %% [markdown]
# The end.
'''  # noqa: E501
POINTS = {"double": 2, "halve": 1.0}


@dataclass(frozen=True)
class Exercise:
    id: str
    points: float


@pytest.fixture
def unit_text() -> str:
    return UNIT


@pytest.fixture
def points() -> dict[str, float]:
    return dict(POINTS)


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A course folder whose only unit is the small one."""
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    source = tmp_path / "solutions/09_numbers/numbers.py"
    source.parent.mkdir(parents=True)
    source.write_text(UNIT, encoding="utf-8")

    def write_cases(unit: str, folder: Path) -> list[Path]:
        paths = [folder / f"{name}.cases" for name in POINTS]
        for path in paths:
            path.write_bytes(b"cases of " + path.stem.encode())
        return paths

    monkeypatch.setattr(
        "autograder.build.builder.exercises_of", lambda unit: [Exercise(*item) for item in POINTS.items()]
    )
    monkeypatch.setattr("autograder.build.builder.write_public_cases", write_cases)
    return tmp_path
