"""Gate: an output that was committed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.build.problems import Problem
from autograder.gates.sheets import Course

_ROOMS = ("solutions", "notebooks")


def find_outputs(course: Course) -> list[Problem]:
    """Look into the notebooks' files for outputs and execution counts.

    They make every diff a wall of base64, and show a student what an answer gives before there is one.
    """
    files = sorted(path for room in _ROOMS for path in (course.root / room).glob("*/*.ipynb"))
    return [problem for file in files for problem in _in_file(file, file.relative_to(course.root).as_posix())]


def _in_file(file: Path, name: str) -> Iterator[Problem]:
    try:
        cells: list[dict[str, Any]] = json.loads(file.read_bytes())["cells"]
    except (ValueError, KeyError, TypeError) as error:
        yield Problem(name, "", f"is no notebook ({error}); run `autograder build`")
        return
    for index, cell in enumerate(cells):
        if cell.get("outputs") or cell.get("execution_count"):
            where = f"cell {index + 1} ({cell.get('id', 'no id')})"
            yield Problem(name, where, "was committed with its output; run `autograder build`, which makes it without")
