"""Read what grading has left: its ledger, its results, and the released notebook."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.course.seeds import course_secret
from autograder.course.settings import CourseSettings, read_settings
from autograder.course.status import StudentStatus, read_status
from autograder.course.store import ResultStore
from autograder.judge import Verdict
from autograder.report.anonymous import Masks
from autograder.report.record import ClassRecord, StudentRecord, written_cells


def read_class(root: Path, unit: str, anonymous: bool = False) -> ClassRecord:
    """Read the records of a unit.

    Parameters
    ----------
    root
        The course folder.
    unit
        The unit.
    anonymous
        Whether to replace the students' ids. Only who holds the course's secret can tell who is who.

    Raises
    ------
    autograder.course.errors.GradingError
        If the folder is not a course, or has no submission of the unit.
    """
    settings = read_settings(root)
    rows = read_status(root, unit)
    store = ResultStore(settings.own / unit / "results")
    students = [_student(row, store.read_whole(row.key) if row.key else None) for row in rows]
    if anonymous:
        students = _masked(students, course_secret(settings.own / "secret"), unit)
    return ClassRecord(unit, tuple(students), _released(settings, unit), anonymous)


def _student(row: StudentStatus, kept: Mapping[str, Any] | None) -> StudentRecord:
    if kept is None:
        return StudentRecord(row.student, row)
    verdicts = kept.get("result", {}).get("verdicts", {})
    return StudentRecord(
        name=row.student,
        status=row,
        verdicts={exercise: Verdict(**verdict) for exercise, verdict in verdicts.items()},
        environment=kept.get("environment", {}),
        sources=written_cells(kept.get("notebook", {})),
    )


def _masked(students: Sequence[StudentRecord], secret: bytes, unit: str) -> list[StudentRecord]:
    # In an order that the names do not give away, and that is the same for each report of the unit.
    def place(student: StudentRecord) -> bytes:
        return hmac.digest(secret, f"report\0{unit}\0{student.name}".encode(errors="surrogateescape"), hashlib.sha256)

    order = sorted(students, key=place)
    width = len(str(len(order)))
    masks = Masks({student.name: f"student {number:0{width}}" for number, student in enumerate(order, 1)})
    return [
        StudentRecord(
            name=masks.names[student.name],
            status=replace(
                student.status,
                student=masks.names[student.name],
                reason=masks.hide(student.status.reason),
                findings=tuple(masks.hide_all(finding) for finding in student.status.findings),
                suspicious=tuple(masks.hide_all(event) for event in student.status.suspicious),
            ),
            verdicts={name: replace(v, message=masks.hide(v.message)) for name, v in student.verdicts.items()},
            environment=student.environment,
            sources=student.sources,
        )
        for student in order
    ]


def _released(settings: CourseSettings, unit: str) -> dict[str, str]:
    course: Any = settings.config.CourseDirectory
    folder = settings.root / course.get("release_directory", "release") / unit
    for path in sorted(folder.glob("*.ipynb")):
        try:
            return written_cells(json.loads(path.read_bytes()))
        except (OSError, ValueError, AttributeError):
            continue
    return {}
