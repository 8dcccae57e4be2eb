"""Scores for the import of Canvas's gradebook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from autograder.export.grades import UnitScores
from autograder.export.plugin import RosterExporter
from autograder.export.roster import Roster
from autograder.export.text import identifying, number, shown

_IDS = ("ID", "SIS User ID", "SIS Login ID")
_PERSON = ("Student", *_IDS, "Section")
_POINTS_ROW = "    Points Possible"
_WITH_ID = re.compile(r"(?P<title>.*\S)\s*\(\d+\)")


class CanvasExporter(RosterExporter):
    """Writes what "Grades, Import" of a Canvas course reads.

    The roster is what "Grades, Export" of the same course gives out. A student is found by ID, then by SIS User ID,
    then by SIS Login ID; a unit by the title of its assignment, taken with its number from the roster where it stands
    there. A student without a score gets an empty cell: no grade.

    References
    ----------
    Canvas instructor guide, "How do I import grades in the Gradebook?"; and the code that reads the file,
    ``lib/gradebook_importer.rb`` in instructure/canvas-lms.
    """

    default_file: ClassVar[str] = "canvas.csv"
    usual_keys: ClassVar[tuple[str, ...]] = ("SIS Login ID", "SIS User ID")

    def rows(
        self, people: Mapping[str, Mapping[str, str]], units: Sequence[UnitScores], roster: Roster | None
    ) -> list[list[str]]:
        """Return the header, the row of the points, and a row a student."""
        header = roster.header if roster is not None else ()
        titles = [identifying(_numbered(self.title(unit.unit), header), "the title of a column") for unit in units]
        absent = "0" if self.missing == "zero" else ""
        table = [
            [*_PERSON, *titles],
            [_POINTS_ROW, *[""] * (len(_PERSON) - 1), *(number(unit.possible) for unit in units)],
        ]
        for student, row in people.items():
            ids = [identifying(row.get(name, ""), f"{name} of {student}") for name in _IDS]
            person = [shown(row.get("Student", "")), *ids, shown(row.get("Section", ""))]
            scores = [number(unit.earned[student]) if student in unit.earned else absent for unit in units]
            table.append([*person, *scores])
        return table

    def stranger(self, student: str, first: str, last: str, email: str) -> dict[str, str]:
        """Take the name in the gradebook for the login."""
        name = ", ".join(part for part in (last, first) if part)
        return {"Student": name or student, "SIS Login ID": student}


def _numbered(title: str, header: Sequence[str]) -> str:
    """Return a title as Canvas wrote it, with the number of the assignment, where it did."""
    for name in header:
        found = _WITH_ID.fullmatch(name)
        if found is not None and found["title"] == title:
            return name
    return title
