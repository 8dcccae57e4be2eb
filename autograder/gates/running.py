"""Execute a unit's notebooks in a fresh kernel, and say what that took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.gates.sheets import Course

_PATIENCE = 300  # seconds a cell
_MEASURE = """\
import os
import sys
print(sum(os.times()[:4]))
try:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
except ImportError:  # Windows does not tell
    print(0)
"""


@dataclass(frozen=True)
class Run:
    """An executed notebook.

    Parameters
    ----------
    unit
        The unit's folder.
    solved
        Whether it is the solution; else it is the release, in which every exercise is a stub.
    file
        The notebook, as a path inside the course.
    notebook
        Its cells with their outputs; errors stop nothing.
    seconds
        How long it took, the start of the kernel included.
    worked
        The seconds that processors worked for it, those of its threads and processes added up.
    memory
        The most memory that the kernel held, in bytes; 0 where the system does not tell.
    died
        Why the kernel did not reach the end; empty when it did.
    """

    unit: str
    solved: bool
    file: str
    notebook: NotebookNode
    seconds: float
    worked: float
    memory: int
    died: str = ""


def execute(root: Path, path: Path) -> Run:
    """Execute one notebook of a course where it lies; its file is not changed.

    Parameters
    ----------
    root
        The course's folder.
    path
        The notebook, below `solutions` or `notebooks`.
    """
    notebook = nbformat.read(path, as_version=4)
    cells = list(notebook.cells)
    notebook.cells = [*cells, nbformat.v4.new_code_cell(_MEASURE, id="measure")]
    where = {"metadata": {"path": str(path.parent)}}
    started, died = time.perf_counter(), ""
    try:
        NotebookClient(notebook, timeout=_PATIENCE, allow_errors=True, resources=where).execute()
    except DeadKernelError:
        died = "the kernel died"
    except CellTimeoutError:
        died = f"a cell took more than {_PATIENCE} seconds"
    seconds = time.perf_counter() - started
    printed = [output.text for output in notebook.cells[-1].outputs if output.get("name") == "stdout"]
    worked, memory = "".join(printed).split() or (0.0, 0)
    notebook.cells = cells
    file = path.relative_to(root)
    solved = file.parts[0] == "solutions"
    return Run(path.parent.name, solved, file.as_posix(), notebook, seconds, float(worked), int(memory), died)


def execute_all(course: Course) -> Iterator[Run]:
    """Execute the solved and the released notebook of every unit, one after another."""
    for unit in course.units:
        name = Path(unit.file).with_suffix(".ipynb").name
        for room in ("solutions", "notebooks"):
            path = course.root / room / unit.name / name
            if path.is_file():  # the gate of drift reports one that is missing
                yield execute(course.root, path)
