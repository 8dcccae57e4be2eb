"""A student's visit to Colab: a notebook is opened in a fresh runtime, and run from the top."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import nbformat
from colab import ROOT, Colab
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.gates.running import Run, execute

WIDGET = "application/vnd.jupyter.widget"
_WATCH = """\
import sys
_started = []
sys.addaudithook(lambda event, given: _started.append(str(given[1])) if event == "subprocess.Popen" else None)
"""
_TELL = """\
import json
import pixelgrad
print(json.dumps({"started": _started, "course": pixelgrad.__file__, "python": sys.version.split()[0]}))
"""


@dataclass(frozen=True)
class Visit:
    """What one visit left behind.

    Parameters
    ----------
    run
        The executed notebook, with the set-up cell in it twice.
    started
        The programs that the second run of the set-up cell started.
    course
        The file that `pixelgrad` was imported from.
    python
        The kernel's version.
    before, after
        What was installed before the visit, and afterwards.
    """

    run: Run
    started: list[str]
    course: str
    python: str
    before: dict[str, str]
    after: dict[str, str]

    @property
    def added(self) -> set[str]:
        """What was installed in the visit and had not been there."""
        return set(self.after) - set(self.before)

    @property
    def changed(self) -> dict[str, tuple[str, str | None]]:
        """What has another version than before, or is gone: what it had been, what it is."""
        return {name: (old, self.after.get(name)) for name, old in self.before.items() if self.after.get(name) != old}

    def outputs(self) -> list[NotebookNode]:
        """Return all outputs, in order."""
        return [output for cell in self.run.notebook.cells for output in cell.get("outputs", [])]

    def warnings(self) -> list[str]:
        """Return the lines of all warnings, but for pip's about an index without a page for each package."""
        printed = "".join(output.text for output in self.outputs() if output.get("name") == "stderr")
        return [line for line in printed.splitlines() if not line.startswith("WARNING: Location ")]


def notebook_of(unit: str, room: str = "notebooks") -> Path:
    """Return a unit's notebook: the students' in `notebooks`, the solved one in `solutions`."""
    (path,) = (ROOT / room / unit).glob("*.ipynb")
    return path


def visit(colab: Colab, folder: Path, path: Path, only_set_up: bool = False) -> Visit:
    """Run a notebook in an environment like Colab's, away from the clone, with its set-up cell twice.

    Parameters
    ----------
    colab
        The environment.
    folder
        An empty folder that takes the place of Colab's working directory.
    path
        The notebook. It is copied, and nothing in it changed but for the cells that are put in.
    only_set_up
        Whether to leave out what comes after the set-up, the set-up cell's imports included.
    """
    notebook = nbformat.read(path, as_version=4)
    place = next(i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    set_up = notebook.cells[place].source
    if only_set_up:
        set_up = set_up.partition("\nimport matplotlib")[0]
        notebook.cells = [new_code_cell(set_up)]
        place = 0
    notebook.cells[place + 1 : place + 1] = [new_code_cell(text) for text in (_WATCH, set_up, _TELL)]
    copy = folder / path.relative_to(ROOT)
    copy.parent.mkdir(parents=True)
    nbformat.write(notebook, copy)
    before = colab.installed()
    with colab.at_work():
        run = execute(folder, copy)
    told = run.notebook.cells[place + 3].outputs
    assert told, [cell.get("outputs") for cell in run.notebook.cells[: place + 4]]
    facts = json.loads("".join(output.get("text", "{}") for output in told))
    return Visit(run, **facts, before=before, after=colab.installed())
