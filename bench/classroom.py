"""Course folders with many submissions, for measuring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
UNIT = "90_bench"
NAME = "bench.ipynb"

_SETUP = """\
# %%
import numpy as np
import torch
from pixelgrad import check
"""
_TRAINING = """
# %%
torch.manual_seed(0)
layer = torch.nn.Linear(8, 1)
images, targets = torch.rand(64, 8), torch.rand(64, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
for _ in range({steps}):
    loss = torch.nn.functional.mse_loss(layer(images), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss.item():.3f}")
"""
_ANSWERS = {
    "to_float": (
        "def to_float(image):\n"
        '    scale = {"uint8": 255, "uint16": 65535, "bool": 1}.get(str(image.dtype))\n'
        "    if scale is None and not np.issubdtype(image.dtype, np.floating):\n"
        "        raise ValueError('image')\n"
        "    return image.astype(np.float64) / (scale or 1)\n"
    ),
    "gray_to_rgb": "def gray_to_rgb(gray):\n    return np.stack([gray, gray, gray], axis=-1)\n",
    "brighten": (
        "def brighten(image, amount):\n    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8)\n"
    ),
}


def unit_text(torch: bool, steps: int) -> str:
    """Return the source of a unit with three exercises, and a training loop of some steps if `torch`."""
    text = _SETUP if torch else _SETUP.replace("import torch\n", "")
    text += _TRAINING.replace("{steps}", str(steps)) if torch else ""
    for exercise, answer in _ANSWERS.items():
        code = answer.replace(":\n", ":\n    ### BEGIN SOLUTION\n", 1) + "    ### END SOLUTION\n"
        text += _cell(f"{exercise}-answer", grade=False) + code
        text += _cell(exercise, grade=True) + f"check({exercise})\n"
    return text


def _cell(grade_id: str, grade: bool) -> str:
    points = ' "points": 2,' if grade else ""
    return (
        f'\n# %% nbgrader={{"grade": {str(grade).lower()}, "grade_id": "{grade_id}", "locked": {str(grade).lower()},'
        f'{points} "schema_version": 3, "solution": {str(not grade).lower()}, "task": false}}\n'
    )


def make_classroom(folder: Path, students: int, *, torch: bool, steps: int = 20, stock: bool = False) -> Path:
    """Make a course folder in which a unit is released and handed in.

    Parameters
    ----------
    folder
        Made anew.
    students
        How many hand in; every third one is wrong somewhere.
    torch
        Whether the notebook imports and uses torch.
    steps
        How long it trains then; a thousand take about a quarter of a second.
    stock
        Whether nbgrader keeps its own way to run and grade notebooks.
    """
    from autograder.build.source import file_text, notebook_of
    from autograder.course.folder import CourseFolder

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = folder.parent / f"{folder.name}-source" / UNIT / NAME
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(file_text(notebook_of(unit_text(torch, steps), {})))
    course = CourseFolder.make(ROOT, folder, source)
    settings = f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
    if stock:
        settings += "c = get_config()\nc.Autograde.pop('autograde_preprocessors')\n"
    (folder / "nbgrader_config.py").write_text(settings)
    released = nbformat.read(course.release(UNIT), as_version=4)
    for number in range(students):
        notebook = nbformat.from_dict(released)
        for cell in notebook.cells:
            exercise = cell.metadata.get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
            if cell.metadata.get("nbgrader", {}).get("solution"):
                wrong = number % 3 == 2 and exercise == "brighten"
                cell.source = _ANSWERS[exercise].replace("255)", "254)") if wrong else _ANSWERS[exercise]
        notebook.cells.append(nbformat.v4.new_code_cell(f"student = {number}", id="own"))
        course.hand_in(UNIT, f"s{number:04d}", NAME, nbformat.writes(notebook))
    return folder


def environment() -> dict[str, str]:
    """Return an environment in which the commands of this Python are found first, and this repository."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PATH": programs, "PYTHONPATH": paths}


def grade_command(*options: str) -> list[str]:
    """Return the command that grades the unit."""
    return [sys.executable, "-m", "autograder.cli", "grade", UNIT, *options]


def run(command: list[str], folder: Path) -> None:
    """Run a command in a course folder.

    Raises
    ------
    RuntimeError
        If it fails; the message holds what it printed.
    """
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: status {done.returncode}\n{done.stdout}\n{done.stderr}")
