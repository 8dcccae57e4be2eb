"""The frame of a new exercise: the tools accept it, and it says itself what is to be filled in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.build import CourseError
from autograder.scaffold import MARK, add_exercise, find_unfilled

ROOT = Path(__file__).parents[3]
UNIT = "01_images"
NEW = "flip_rows"
# What the definition says is checked against the course's own types; to read NumPy's takes half a minute.
MYPY = """
[mypy]
disallow_untyped_defs = true
check_untyped_defs = true
[mypy-numpy.*,torch.*,matplotlib.*,scipy.*,skimage.*,IPython.*]
follow_imports = skip
follow_imports_for_stubs = true
"""


def run(folder, *command):
    """Run a Python module in a checkout, with the packages of the checkout."""
    environment = os.environ | {"PYTHONPATH": str(folder), "MYPY_CACHE_DIR": str(folder / ".mypy_cache")}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    return done.returncode, done.stdout + done.stderr


def copy(target):
    """Copy what of the checkout unit 01 needs."""
    ignored = shutil.ignore_patterns("__pycache__", "0[2-9]_*")
    for folder in ("autograder", "pixelgrad", "solutions", "notebooks"):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignored)
    for name in ("course.toml", "nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, target)
    (target / "tests" / "answers").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "answers" / "ruff.toml", target / "tests" / "answers")
    return target


@pytest.fixture(scope="module")
def framed(tmp_path_factory):
    """Return a copy of the course with a new exercise, and what is said of it."""
    root = copy(tmp_path_factory.mktemp("course"))
    return root, add_exercise(UNIT, NEW, root)


def test_the_build_the_linter_and_the_type_checker_accept_it(framed):
    root, _ = framed
    code, said = run(root, "autograder.cli", "build", "--check", UNIT)
    assert code == 0, said
    paths = [
        f"autograder/exercises/u{UNIT}",
        "autograder/exercises/registry.py",
        f"solutions/{UNIT}/images.py",
        f"tests/answers/{NEW}",
    ]
    for command in (["ruff", "check", "--no-cache"], ["ruff", "format", "--no-cache", "--check"]):
        code, said = run(root, *command, *paths)
        assert code == 0, said
    (root / "mypy.ini").write_text(MYPY)
    module = f"autograder.exercises.u{UNIT}.{NEW}"
    code, said = run(root, "mypy", "--config-file=mypy.ini", "--follow-imports=silent", "-m", module)
    assert code == 0, said


def test_it_is_known_by_its_name_at_the_end_of_its_unit(framed):
    root, _ = framed
    code = f"from autograder.exercises import exercises_of; print([e.id for e in exercises_of({UNIT!r})][-2:])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(["contact_sheet", NEW])
    text = (root / "solutions" / UNIT / "images.py").read_text(encoding="utf-8")
    assert text.index("## 1.10 ·") < text.index("## 1.11 ·") < text.index("## Where you stand")
    assert (root / "pixelgrad/check/cases" / f"{NEW}.cases").is_file()


def test_its_bank_fails_until_an_answer_is_written(framed):
    root, _ = framed
    code, said = run(root, "autograder.cli", "judge-bank", "tests/answers", "--no-sandbox", "--workers=1", "--seed=3")
    assert code == 1, said
    assert "right_first" in said


def test_what_is_to_be_filled_in_is_said_line_by_line_in_every_file(framed):
    root, unfilled = framed
    files = {entry.partition(":")[0] for entry in unfilled}
    assert files == {
        f"autograder/exercises/u{UNIT}/{NEW}.py",
        f"solutions/{UNIT}/images.py",
        f"tests/answers/{NEW}/right_first.py",
        f"tests/answers/{NEW}/wrong_first.py",
    }
    assert unfilled == find_unfilled(root)
    assert any("the reference; where a library has one" in entry for entry in unfilled)
    path, line, _ = unfilled[0].split(":", 2)
    shown = (root / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert MARK in shown or "fill-in-a-name" in shown


def test_nothing_in_the_course_itself_is_left_to_fill_in():
    assert find_unfilled(ROOT) == []


@pytest.mark.parametrize(
    ("unit", "name", "said"),
    [
        (UNIT, "to_float", "already"),
        (UNIT, "ToFloat", "not a function's name"),
        (UNIT, "class", "not a function's name"),
        ("09_none", "flip", "no source"),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused_and_nothing_changes(unit, name, said):
    before = (ROOT / "autograder/exercises/registry.py").read_bytes()
    with pytest.raises(CourseError, match=said):
        add_exercise(unit, name, ROOT)
    assert (ROOT / "autograder/exercises/registry.py").read_bytes() == before


def test_a_frame_that_cannot_be_built_is_taken_back(tmp_path):
    root = copy(tmp_path)
    source = root / "solutions" / UNIT / "images.py"
    source.write_text(source.read_text(encoding="utf-8") + "\n# %%\n{{nothing}}\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.suffix in (".py", ".cases", ".ipynb")}
    with pytest.raises(CourseError, match="placeholder"):
        add_exercise(UNIT, NEW, root)
    after = {path: path.read_bytes() for path in root.rglob("*") if path.suffix in (".py", ".cases", ".ipynb")}
    assert after == before
    assert not (root / "tests/answers" / NEW).exists()
