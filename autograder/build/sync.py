"""Bring a unit that was edited as a notebook back into its hand-written form."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.build.course import CourseError, find_root, read_course
from autograder.build.source import grade_id_of, notebook_of, text_of


@dataclass(frozen=True)
class SyncReport:
    """What bringing a notebook back into its text changed.

    Parameters
    ----------
    source
        The text's file, as a path inside the course.
    diff
        A unified diff of the text, empty when nothing changed.
    """

    source: Path
    diff: str

    def __str__(self) -> str:
        if not self.diff:
            return f"{self.source.as_posix()} says the same already"
        return f"{self.diff}\n\nwrote {self.source.as_posix()}; `autograder build` makes the notebooks from it"


def sync(file: Path) -> SyncReport:
    """Write a unit's .py file anew from its notebook.

    Parameters
    ----------
    file
        The solution notebook as it was edited in JupyterLab, such as solutions/01_images/images.ipynb. Its nbgrader
        metadata is kept; generated cell ids, outputs and what a front end adds are dropped, and placeholders stand
        again where the build had filled them in. A .py file is brought into the form that jupytext writes.

    Returns
    -------
    SyncReport
        What changed in the .py file. `autograder build` then brings the generated files up to date.

    Raises
    ------
    CourseError
        If the file is not the source or the solution notebook of a unit.
    """
    file = file.resolve()
    root = find_root(file.parent)
    unit = file.parent.name
    if file.parent != root / "solutions" / unit or file.suffix not in (".ipynb", ".py"):
        raise CourseError(f"{file} is not a unit's solution notebook; those are solutions/UNIT/NAME.ipynb")
    source = file.with_suffix(".py")
    before = source.read_text(encoding="utf-8") if source.is_file() else ""
    placeholders = read_course(root).placeholders(f"notebooks/{unit}/{source.stem}.ipynb")
    if file.suffix == ".py":
        notebook = notebook_of(before, placeholders)
    else:
        notebook = nbformat.read(file, as_version=4)
        _refuse_release(file, notebook)
    after = text_of(notebook, placeholders, like=before)
    if after != before:
        source.write_text(after, encoding="utf-8", newline="\n")
    path = source.relative_to(root)
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{path.as_posix()} (before)", f"{path.as_posix()} (now)", lineterm=""
    )
    return SyncReport(path, "\n".join(lines))


def _refuse_release(file: Path, notebook: nbformat.NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution") and "BEGIN SOLUTION" not in cell.source:
            raise CourseError(
                f"{file}: the cell {grade_id_of(cell)!r} has no solution region; is this the students' notebook?"
            )
