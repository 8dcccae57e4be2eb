"""What the gates look at: a course's units, each with the cells of its source and with its exercises."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from autograder.build.course import read_course, source_of, units_of
from autograder.build.problems import describe_cell
from autograder.build.source import grade_id_of, notebook_of
from autograder.exercises.definition import Exercise
from autograder.exercises.registry import exercises_of, units


@dataclass(frozen=True)
class Unit:
    """One unit as its author wrote it.

    Parameters
    ----------
    name
        The unit's folder, such as "01_images".
    file
        The source, as a path inside the course with forward slashes.
    cells
        The cells of the solution notebook, made from the source; placeholders are left as they are.
    exercises
        The definitions of its exercises.
    """

    name: str
    file: str
    cells: tuple[NotebookNode, ...]
    exercises: tuple[Exercise, ...]

    def code_cells(self) -> Iterator[tuple[str, str]]:
        """Yield each code cell's description and its source."""
        for index, cell in enumerate(self.cells):
            if cell.cell_type == "code":
                yield describe_cell(cell, index), cell.source

    @property
    def answers(self) -> tuple[NotebookNode, ...]:
        """The code cells whose solution students write themselves."""
        return tuple(
            cell
            for cell in self.cells
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution") and grade_id_of(cell)
        )


@dataclass(frozen=True)
class Course:
    """A course folder with its units.

    Parameters
    ----------
    root
        The folder that holds `course.toml`.
    units
        The units that have a source, in the order of the course.
    """

    root: Path
    units: tuple[Unit, ...]


def open_course(root: Path, defined: Callable[[str], Sequence[Exercise]] | None = None) -> Course:
    """Read a course's units.

    Parameters
    ----------
    root
        The folder that holds `course.toml`.
    defined
        Returns a unit's exercises; those of the registry when None.

    Raises
    ------
    CourseError
        If a unit has more than one source, or `course.toml` lacks an entry.
    """
    read_course(root)
    find = defined or _registered
    opened = []
    for name in units_of(root):
        source = source_of(root, name)
        cells = notebook_of(source.read_text(encoding="utf-8"), {}).cells
        opened.append(Unit(name, source.relative_to(root).as_posix(), tuple(cells), tuple(find(name))))
    return Course(root, tuple(opened))


def parse_cell(source: str) -> ast.Module:
    """Return the syntax tree of a cell, in which magics and shell lines are calls of `get_ipython()`."""
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])  # its notebook does not run, which another gate says


def _registered(unit: str) -> Sequence[Exercise]:
    return exercises_of(unit) if unit in units() else ()
