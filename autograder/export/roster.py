"""The list of a class that a learning management system gives out, and which row is which student."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import CommandError

OWN_KEY = "student_id"
"""A column of this name, which an instructor may add, maps rows to the names of the folders in ``submitted/``."""


@dataclass(frozen=True)
class Roster:
    """A class list.

    Parameters
    ----------
    header
        The names of its columns.
    key
        The column that holds the names of the students in the gradebook.
    rows
        The rows by that name, in the order of the file.
    """

    header: tuple[str, ...]
    key: str
    rows: Mapping[str, Mapping[str, str]]


def read_roster(path: Path, keys: Sequence[str]) -> Roster:
    """Read a class list: CSV with commas, semicolons or tabs, in UTF-8.

    Parameters
    ----------
    path
        The file.
    keys
        Columns that may hold the students' names of the gradebook; the first one that there is does, and before all
        of them one that is called "student_id". Rows where it is empty are left out, such as that of the points.

    Raises
    ------
    CommandError
        If the file is not such a list, or names a student twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"the roster {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"the roster {path} is not in UTF-8; save it as CSV UTF-8") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    header = tuple(name.strip() for name in lines[0]) if lines else ()
    key = next((name for name in (OWN_KEY, *keys) if name in header), None)
    if key is None:
        raise CommandError(
            f"the roster {path} has none of the columns {', '.join((OWN_KEY, *keys))}; it has {', '.join(header)}. "
            "Name the one that holds the students' names in submitted/ with the setting `key`."
        )
    rows: dict[str, Mapping[str, str]] = {}
    for number, line in enumerate(lines[1:], 2):
        row = dict(zip(header, [*(entry.strip() for entry in line), *[""] * len(header)], strict=False))
        student = row[key]
        if not student:
            continue
        if student in rows:
            raise CommandError(f"the roster {path} has {student!r} in the column {key} twice, again in row {number}")
        rows[student] = row
    return Roster(header, key, rows)
