"""Print how grading goes, what it came to, and where submissions stand."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from autograder.course.ledger import Entry
from autograder.course.outcome import Outcome

if TYPE_CHECKING:
    from autograder.course.status import StudentStatus


class ProgressBar(AbstractContextManager["ProgressBar"]):
    """A watcher with a bar, the time that is left, and a count of what could not be graded; on standard error.

    Nothing is shown, and rich is not imported, while there is nothing to do.
    """

    def __init__(self) -> None:
        self._progress: Any = None
        self._task: Any = None
        self._amiss = 0

    def begin(self, submissions: int) -> None:
        """Show an empty bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
        )
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("starting", total=submissions)
        self._progress.start()

    def advance(self, entry: Entry) -> None:
        """Move the bar on."""
        self._amiss += entry.state != "graded"
        amiss = f"{self._amiss} not graded · " if self._amiss else ""
        self._progress.update(self._task, advance=1, description=f"{amiss}{entry.student}")

    def say(self, sentence: str) -> None:
        """Print a sentence above the bar."""
        print(sentence, file=sys.stderr) if self._progress is None else self._progress.console.print(sentence)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()


def outcome_text(outcome: Outcome) -> str:
    """Return what a run came to, in a few lines."""
    graded, refused, failed = (outcome.of(state) for state in ("graded", "refused", "failed"))
    lines = []
    if outcome.interrupted:
        reached = len(outcome.done) + len(outcome.unchanged)
        lines.append(f"Stopped. {reached} of {outcome.total} submissions are done and saved; the same command goes on.")
    parts = [f"{len(graded)} graded"]
    if outcome.unchanged:
        parts.append(f"{len(outcome.unchanged)} unchanged since they were")
    if refused:
        parts.append(f"{len(refused)} without anything that can be graded")
    if failed:
        parts.append(f"{len(failed)} that the grader failed on")
    lines.append(f"{outcome.unit}: {', '.join(parts)}, in {outcome.seconds:.1f} s.")
    lines += [f"  {entry.student}: {entry.reason}" for entry in (*refused, *failed)]
    if failed:
        lines.append("No score was written for these; the next run tries them again.")
    return "\n".join(lines)


def outcome_json(outcome: Outcome) -> str:
    """Return what a run came to as one JSON object."""
    kept = ("student", "state", "reason", "points", "attempt", "seed", "key")
    done = [{name: getattr(entry, name) for name in kept} for _, entry in sorted(outcome.done.items())]
    whole = {
        "unit": outcome.unit,
        "total": outcome.total,
        "unchanged": outcome.unchanged,
        "interrupted": outcome.interrupted,
        "seconds": outcome.seconds,
        "done": done,
    }
    return json.dumps(whole, ensure_ascii=False)


def status_json(unit: str, rows: Sequence[StudentStatus]) -> str:
    """Return where submissions stand as one JSON object."""
    return json.dumps({"unit": unit, "submissions": [row.to_json() for row in rows]}, ensure_ascii=False)


def show_status(unit: str, rows: Sequence[StudentStatus]) -> None:
    """Print where submissions stand: a table, then what was mended, reported or went wrong, then the totals."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table("student", "state", "points", "attempt", "seconds", "graded at", "remarks", title=unit)
    for row in rows:
        points = "" if row.points is None else f"{row.points:g} of {row.out_of:g}"
        seconds = "" if row.seconds is None else f"{row.seconds:.2f}"
        table.add_row(
            row.student, row.state, points, str(row.attempt or ""), seconds, (row.at or "")[:16], _remarks(row)
        )
    console.print(table)
    for row in rows:
        notes = [finding["sentence"] for finding in row.findings]
        if row.reason and row.reason not in " ".join(notes):
            notes.insert(0, row.reason)
        notes += [*row.troubles, *(f"suspicious: {event}" for event in row.suspicious)]
        for note in notes:
            console.print(f"{row.student}: {note}", highlight=False, markup=False)
    counts = Counter(row.state for row in rows)
    console.print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())), highlight=False)


def _remarks(row: StudentStatus) -> str:
    severities = Counter(finding["severity"] for finding in row.findings)
    parts = [f"{count} {severity}" for severity, count in sorted(severities.items())]
    if row.troubles:
        parts.append(f"{len(row.troubles)} cells ended early")
    if row.suspicious:
        parts.append("suspicious")
    if row.sandbox is False:
        parts.append("not contained")
    return ", ".join(parts)
