"""The submissions of a unit: which there are, whether one has changed, and what its content is."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course.errors import GradingError
from autograder.course.settings import CourseSettings

TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Submission:
    """A folder that a student has handed in.

    Parameters
    ----------
    student
        The student's name, as nbgrader knows it.
    folder
        ``submitted/<student>/<unit>``.
    """

    student: str
    folder: Path


def find_submissions(settings: CourseSettings, unit: str, students: Sequence[str] = ()) -> list[Submission]:
    """List the submissions of a unit in the order of the students' names.

    Parameters
    ----------
    settings
        The course's.
    unit
        The unit.
    students
        Only these; all when empty.

    Raises
    ------
    GradingError
        If there are none, or none of a student who is named.
    """
    found: list[Submission] = []
    units: set[str] = set()
    release = settings.release_of(unit)
    for student in sorted(entry.name for entry in _folders(settings.submitted)):
        place = settings.submitted / student
        if os.path.lexists(place / unit) or _lies_too_high(place, release):
            found.append(Submission(student, place / unit))
        elif not found:
            units.update(entry.name for entry in _folders(place))
    if not found:
        there = f" There are submissions of {', '.join(sorted(units))}." if units else ""
        place = settings.submitted / "<student>" / unit
        raise GradingError(f"There is no submission of {unit}; it would be a folder {place}.{there}")
    if not students:
        return found
    by_student = {submission.student: submission for submission in found}
    missing = [student for student in students if student not in by_student]
    if missing:
        raise GradingError(f"There is no submission of {unit} from {', '.join(missing)}.")
    return [by_student[student] for student in dict.fromkeys(students)]


def signature(submission: Submission) -> str:
    """Return a string that changes when a file of the submission is written, without reading any."""
    digest = hashlib.blake2b(digest_size=16)
    for name, path, info in _walk(submission.folder):
        digest.update(f"{name}\0{info.st_mode}\0{info.st_size}\0{info.st_mtime_ns}\0{info.st_ino}\0".encode())
        if stat.S_ISLNK(info.st_mode):
            digest.update(os.fsencode(os.readlink(path)))
    return digest.hexdigest()


def content_digest(submission: Submission) -> str:
    """Return the hash of all that the submission holds, the time of submission aside."""
    digest = hashlib.sha256()
    for name, path, info in _walk(submission.folder):
        if name == TIMESTAMP:
            continue
        digest.update(f"{name}\0{stat.S_IFMT(info.st_mode)}\0{info.st_size}\0".encode(errors="surrogateescape"))
        if stat.S_ISLNK(info.st_mode):
            digest.update(os.fsencode(os.readlink(path)))
        elif stat.S_ISREG(info.st_mode):
            try:
                with open(path, "rb") as file:
                    while part := file.read(2**20):
                        digest.update(part)
            except OSError as error:
                digest.update(f"unreadable: {error.errno}".encode())
    return digest.hexdigest()


def _folders(place: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            yield from (entry for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    except FileNotFoundError:
        return


def _lies_too_high(place: Path, release: Path | None) -> bool:
    return release is not None and (place / release.name).is_file()


def _walk(folder: Path) -> Iterator[tuple[str, str, os.stat_result]]:
    """Yield name, path and status of all that lies in a folder, in a fixed order; links are not followed."""
    if not os.path.lexists(folder):  # the notebook lies one folder too high; intake finds it there
        for path in sorted(folder.parent.glob("*.ipynb")):
            yield path.name, str(path), os.lstat(path)
        return
    top = os.lstat(folder)
    if not stat.S_ISDIR(top.st_mode):
        yield "", str(folder), top
        return
    waiting = [("", str(folder))]
    while waiting:
        prefix, place = waiting.pop()
        try:
            with os.scandir(place) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            continue  # intake says that it cannot be read
        for entry in entries:
            info = entry.stat(follow_symlinks=False)
            name = f"{prefix}{entry.name}"
            if stat.S_ISDIR(info.st_mode):
                waiting.append((f"{name}/", entry.path))
            else:
                yield name, entry.path, info
