"""What the exporters share: their settings, and whom they write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from nbgrader.plugins import ExportPlugin
from traitlets import Dict, Enum, Unicode

from autograder.errors import CommandError
from autograder.export.grades import UnitScores, read_scores
from autograder.export.roster import Roster, read_roster
from autograder.export.text import table

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


class RosterExporter(ExportPlugin):
    """Writes one row a student and one column a unit, with the students as the other system names them."""

    default_file: ClassVar[str] = "grades.csv"
    usual_keys: ClassVar[tuple[str, ...]] = ()

    roster = Unicode("", help="The class list that the other system gives out, a CSV file.").tag(config=True)
    key = Unicode("", help="The column of the roster that holds the students' names in submitted/.").tag(config=True)
    titles = Dict(help="For each unit, the name of its column in the other system; the unit's own by default.").tag(
        config=True
    )
    missing = Enum(
        ("blank", "zero"), "blank", help="What a student gets who has not handed in: no grade, or 0 points."
    ).tag(config=True)
    stretch = Enum(
        ("extra", "required"),
        "extra",
        help="Whether the points of stretch exercises come on top of a full score or are a part of it.",
    ).tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        """Write the scores of a gradebook into a file.

        Raises
        ------
        SystemExit
            If nothing can be written; the log says why.
        """
        try:
            roster = self._read_roster()
            units = read_scores(gradebook, [str(unit) for unit in self.assignment], self.stretch == "extra")
            people = self._people(gradebook, roster, units)
            text = table(self.rows(people, units, roster))
        except CommandError as error:
            self.log.error("%s", error)
            raise SystemExit(1) from error
        target = Path(self.to or self.default_file)
        target.write_text(text, encoding="utf-8", newline="")
        self.log.info("Wrote %d students and %d units to %s", len(people), len(units), target)

    def rows(
        self, people: Mapping[str, Mapping[str, str]], units: Sequence[UnitScores], roster: Roster | None
    ) -> list[list[str]]:
        """Return the table, its header first.

        Parameters
        ----------
        people
            For each student of the gradebook, what the other system knows of them, by its columns.
        units
            The scores.
        roster
            The class list, if one was given.

        Raises
        ------
        CommandError
            If something cannot be written such that it is read back.
        """
        raise NotImplementedError

    def stranger(self, student: str, first: str, last: str, email: str) -> dict[str, str]:
        """Return the columns of a student of whom only the gradebook knows."""
        raise NotImplementedError

    def title(self, unit: str) -> str:
        """Return the name of a unit's column."""
        return str(self.titles.get(unit, unit))

    def _read_roster(self) -> Roster | None:
        if not self.roster:
            return None
        return read_roster(Path(self.roster), (self.key,) if self.key else self.usual_keys)

    def _people(
        self, gradebook: Gradebook, roster: Roster | None, units: Sequence[UnitScores]
    ) -> dict[str, Mapping[str, str]]:
        known = {student.id: student for student in gradebook.students}
        people: dict[str, Mapping[str, str]]
        if roster is None:
            people = {
                name: self.stranger(name, one.first_name or "", one.last_name or "", one.email or "")
                for name, one in sorted(known.items())
            }
        else:
            people = dict(roster.rows)
            for student in sorted({name for unit in units for name in unit.earned} - set(people)):
                self.log.warning("%s has handed in but is not in the roster, and is left out", student)
        only = {str(student) for student in self.student}
        if only - set(people):
            raise CommandError(f"there is no student {', '.join(sorted(only - set(people)))}")
        for unit in units:
            waiting = [student for student in unit.unfinished if student in people]
            if waiting:
                self.log.warning("%s: something waits to be graded by hand for %s", unit.unit, ", ".join(waiting))
        return {student: row for student, row in people.items() if not only or student in only}
