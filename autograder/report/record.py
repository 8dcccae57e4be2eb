"""What the records of grading say of one class and one unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.course.status import StudentStatus
from autograder.judge import Verdict


@dataclass(frozen=True)
class StudentRecord:
    """One student's submission.

    Parameters
    ----------
    name
        The student's id, or what stands for it.
    status
        What grading knows of it.
    verdicts
        By exercise.
    environment
        Versions by name, of the machine that ran it.
    sources
        The source of every code cell that the student could write in, by the cell's grade id or id.
    """

    name: str
    status: StudentStatus
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def graded(self) -> bool:
        """Whether there are points, be they of an earlier state of the submission."""
        return self.status.points is not None


@dataclass(frozen=True)
class ClassRecord:
    """A class.

    Parameters
    ----------
    unit
        The unit.
    students
        In the order of their names.
    released
        The source of every cell of the released notebook, by grade id or id: what students did not write.
    anonymous
        Whether the names stand for others.
    """

    unit: str
    students: tuple[StudentRecord, ...]
    released: Mapping[str, str] = field(default_factory=dict)
    anonymous: bool = False


def written_cells(notebook: Mapping[str, Any]) -> dict[str, str]:
    """Return the source of the code cells of a notebook that are not locked, by grade id or id."""
    found: dict[str, str] = {}
    for number, cell in enumerate(notebook.get("cells", ())):
        mark = cell.get("metadata", {}).get("nbgrader") or {}
        if cell.get("cell_type") != "code" or (mark.get("grade") and not mark.get("solution")):
            continue
        source = cell.get("source", "")
        name = mark.get("grade_id") or cell.get("id") or f"cell-{number}"
        found[str(name)] = source if isinstance(source, str) else "".join(source)
    return found
