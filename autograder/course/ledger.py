"""What has been done with each submission: the grader's own record, beside nbgrader's gradebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal

State = Literal["graded", "refused", "failed"]


@dataclass(frozen=True)
class Entry:
    """What was done last with a student's submission of a unit.

    Parameters
    ----------
    student
        The student's name.
    signature, digest
        Of the submission then, see `autograder.course.submissions`.
    attempt
        How many submissions with different content there have been.
    inputs
        The fingerprint of all else that decided the verdict.
    key
        The name of the result; empty when there is none.
    seed
        Decided the hidden cases.
    state
        "graded"; "refused": nothing in it can be graded; "failed": the grader could not do its work.
    reason
        Why it was refused or failed.
    points
        The sum of the scores that were written into the gradebook.
    cells
        How many scores these are.
    size
        Bytes of the graded notebook.
    at
        When, in seconds since 1970.
    """

    student: str
    signature: str
    digest: str
    attempt: int
    inputs: str
    key: str
    seed: int
    state: State
    reason: str
    points: float
    cells: int
    size: int
    at: float


_NAMES = [field.name for field in fields(Entry)]


class Ledger:
    """The entries of all units of a course, in one SQLite file.

    Parameters
    ----------
    place
        The file; made when it is missing.
    """

    def __init__(self, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(place, timeout=30)
        self._base.execute(f"create table if not exists entry (unit, {', '.join(_NAMES)}, primary key (unit, student))")

    def entries(self, unit: str) -> dict[str, Entry]:
        """Return a unit's entries by student."""
        rows = self._base.execute(f"select {', '.join(_NAMES)} from entry where unit = ?", (unit,))
        return {row[0]: Entry(*row) for row in rows}

    def record(self, unit: str, entries: Iterable[Entry]) -> None:
        """Write entries in place of the former ones, all or none."""
        marks = ", ".join("?" * (len(_NAMES) + 1))
        with self._base:
            rows = [(unit, *astuple(entry)) for entry in entries]
            self._base.executemany(f"insert or replace into entry values ({marks})", rows)

    @classmethod
    def look_up(cls, place: Path, unit: str) -> dict[str, Entry]:
        """Return a unit's entries by student, and make no file where there is none."""
        if not place.is_file():
            return {}
        with closing(cls(place)) as ledger:
            return ledger.entries(unit)

    def close(self) -> None:
        """Close the file."""
        self._base.close()
