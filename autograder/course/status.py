"""What is known of a unit's submissions, read from the records of earlier runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.course.ledger import Entry, Ledger
from autograder.course.plan import make_inputs
from autograder.course.settings import CourseSettings, read_settings
from autograder.course.store import ResultStore
from autograder.course.submissions import find_submissions, signature


@dataclass(frozen=True)
class StudentStatus:
    """Where one student's submission stands.

    Parameters
    ----------
    student
        Whose it is.
    state
        "graded", "refused" (nothing in it can be graded), "failed" (the grader could not do its work), "changed"
        (handed in again since), "outdated" (the exercises, the environment or the limits have changed since) or
        "waiting" (never graded).
    reason
        Why it was refused or failed.
    points, out_of
        What the grader gave; None when it is not graded.
    attempt, seed, key, at
        Of the last grading; None when there was none.
    sandbox
        Whether it ran contained.
    findings
        What intake mended or reported, as kind, sentence, severity and cell.
    suspicious
        What the submission did that answers do not do.
    troubles
        Cells that did not end well, as "cell 7: timed out".
    misconceptions
        By exercise, the misconception that was recognized.
    seconds, peak_memory
        What running and judging took.
    """

    student: str
    state: str
    reason: str = ""
    points: float | None = None
    out_of: float | None = None
    attempt: int | None = None
    seed: int | None = None
    key: str | None = None
    at: str | None = None
    sandbox: bool | None = None
    findings: tuple[Mapping[str, Any], ...] = ()
    suspicious: tuple[Any, ...] = ()
    troubles: tuple[str, ...] = ()
    misconceptions: Mapping[str, str] = field(default_factory=dict)
    seconds: float | None = None
    peak_memory: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as a dict that JSON can hold."""
        return asdict(self)


def read_status(root: Path, unit: str) -> list[StudentStatus]:
    """Return where every submission of a unit stands, by student.

    Raises
    ------
    autograder.course.errors.GradingError
        If the folder is not a course, or has no submission of the unit.
    """
    settings = read_settings(root)
    store = ResultStore(settings.own / unit / "results")
    entries = Ledger.look_up(settings.own / "ledger.db", unit)
    rows = []
    for submission in find_submissions(settings, unit):
        entry = entries.get(submission.student)
        if entry is None:
            rows.append(StudentStatus(submission.student, "waiting"))
            continue
        state: str = entry.state
        if entry.signature != signature(submission):
            state = "changed"
        elif not _is_current(entry, settings, unit):
            state = "outdated"
        rows.append(_describe(entry, state, store.read(entry.key) or {}))
    return rows


def _is_current(entry: Entry, settings: CourseSettings, unit: str) -> bool:
    ways = [make_inputs(settings, unit, sandbox) for sandbox in (True, False)]
    return any(entry.inputs == inputs.fingerprint(seed) for inputs in ways for seed in (None, entry.seed))


def _describe(entry: Entry, state: str, kept: Mapping[str, Any]) -> StudentStatus:
    graded = entry.state == "graded"
    result: Mapping[str, Any] = kept.get("result", {})
    verdicts: Mapping[str, Any] = result.get("verdicts", {})
    return StudentStatus(
        student=entry.student,
        state=state,
        reason=entry.reason,
        points=round(entry.points, 4) if graded else None,
        out_of=kept.get("out_of") if graded else None,
        attempt=entry.attempt,
        seed=entry.seed,
        key=entry.key,
        at=datetime.fromtimestamp(entry.at, UTC).isoformat(timespec="seconds"),
        sandbox=kept.get("sandbox"),
        findings=tuple(kept.get("findings", ())),
        suspicious=tuple(result.get("suspicious", ())),
        troubles=tuple(
            f"cell {number}: {cell['status']}"
            for number, cell in enumerate(result.get("cells", ()), 1)
            if cell["status"] not in ("done", "raised")
        ),
        misconceptions={id_: v["diagnosis"] for id_, v in verdicts.items() if v["diagnosis"]},
        seconds=result.get("seconds"),
        peak_memory=result.get("peak_memory"),
    )
