"""Scores for Moodle's import of grades from CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from autograder.export.grades import UnitScores
from autograder.export.plugin import RosterExporter
from autograder.export.roster import OWN_KEY, Roster
from autograder.export.text import identifying, number, shown

_NAMES = ("First name", "Last name", "Surname")
_IDENTIFYING = ("Username", "ID number", "Email address")


class MoodleExporter(RosterExporter):
    """Writes what "Grades, Import, CSV file" of a Moodle course reads.

    The roster is what "Grades, Export, Plain text file" of the same course gives out, or its list of participants. In
    the import's preview, map "Username", "ID number" or "Email address" to the user field of that name, and each unit
    to its grade item, or to a new one. A student without a score gets "-", as in Moodle's own exports: no grade.

    References
    ----------
    Moodle documentation, "Grade import", https://docs.moodle.org/en/Grade_import; and the code that reads the file,
    ``grade/import/csv/classes/load_data.php`` in moodle/moodle.
    """

    default_file: ClassVar[str] = "moodle.csv"
    usual_keys: ClassVar[tuple[str, ...]] = ("Username", "ID number", "Email address")

    def rows(
        self, people: Mapping[str, Mapping[str, str]], units: Sequence[UnitScores], roster: Roster | None
    ) -> list[list[str]]:
        """Return the header and a row a student."""
        header = roster.header if roster is not None else ("Username", *_NAMES[:2], "Email address")
        key = roster.key if roster is not None else "Username"
        columns = [name for name in header if name in (*_NAMES, *_IDENTIFYING) or (name == key and key != OWN_KEY)]
        titles = [identifying(self.title(unit.unit), "the title of a column") for unit in units]
        absent = "0" if self.missing == "zero" else "-"
        table = [[*columns, *titles]]
        for student, row in people.items():
            person = [
                shown(row.get(name, "")) if name in _NAMES else identifying(row.get(name, ""), f"{name} of {student}")
                for name in columns
            ]
            scores = [number(unit.earned[student]) if student in unit.earned else absent for unit in units]
            table.append([*person, *scores])
        return table

    def stranger(self, student: str, first: str, last: str, email: str) -> dict[str, str]:
        """Take the name in the gradebook for the user name."""
        return {"Username": student, "First name": first, "Last name": last, "Email address": email}
