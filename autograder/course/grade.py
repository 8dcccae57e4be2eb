"""Grade the submissions of a unit: what `autograder grade` does."""

from __future__ import annotations

import itertools
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from autograder.course.errors import GradingError
from autograder.course.fingerprint import code_fingerprint, environment
from autograder.course.job import FORMAT, Inputs, Job, write_job
from autograder.course.ledger import Entry, Ledger
from autograder.course.lock import only_one
from autograder.course.seeds import course_secret, derive_seed
from autograder.course.settings import CourseSettings, read_settings
from autograder.course.store import ResultStore
from autograder.course.submissions import Submission, content_digest, find_submissions, signature

if TYPE_CHECKING:
    from autograder.course.engine import Engine, Finished
    from autograder.course.writer import Writer

_BATCH = 32
_BATCH_SECONDS = 2.0


@dataclass(frozen=True)
class Options:
    """How to grade.

    Parameters
    ----------
    workers
        Processes on this machine.
    scheduler
        The address of a Dask scheduler whose workers are used instead.
    regrade
        Whether to run and judge again what has a result already.
    seed
        Decides everybody's hidden cases, so that a recorded verdict comes out again; None derives seeds.
    sandbox
        Whether submissions run contained.
    """

    workers: int = 1
    scheduler: str | None = None
    regrade: bool = False
    seed: int | None = None
    sandbox: bool = True


class Watcher(Protocol):
    """Is told how far grading has come."""

    def begin(self, submissions: int) -> None:
        """There are so many submissions that have changed since they were graded, or never were."""

    def advance(self, entry: Entry) -> None:
        """One more is done."""

    def say(self, sentence: str) -> None:
        """Something happened that the person who waits should know."""


class Silent:
    """A watcher that shows nothing."""

    def begin(self, submissions: int) -> None:
        """Show nothing."""

    def advance(self, entry: Entry) -> None:
        """Show nothing."""

    def say(self, sentence: str) -> None:
        """Show nothing."""


@dataclass
class Outcome:
    """What a run of `grade` came to.

    Parameters
    ----------
    unit
        The unit.
    unchanged
        The students whose submission was graded already, and is what it was.
    done
        The entries of all others that were reached, by student.
    interrupted
        Whether the run was stopped before it had reached all.
    total
        How many submissions it was asked for.
    seconds
        How long it took.
    """

    unit: str
    unchanged: list[str] = field(default_factory=list)
    done: dict[str, Entry] = field(default_factory=dict)
    interrupted: bool = False
    total: int = 0
    seconds: float = 0.0

    def of(self, state: str) -> list[Entry]:
        """Return the entries in this state, by student."""
        return [entry for _, entry in sorted(self.done.items()) if entry.state == state]


@dataclass(frozen=True)
class _Todo:
    """A submission that has to be looked at."""

    submission: Submission
    signature: str
    digest: str
    attempt: int
    seed: int
    key: str


def grade(
    root: Path, unit: str, students: Sequence[str] = (), options: Options = Options(), watcher: Watcher | None = None
) -> Outcome:
    """Grade a unit's submissions, and write scores and graded notebooks as `nbgrader autograde` would.

    Parameters
    ----------
    root
        The course folder.
    unit
        The unit.
    students
        Only these; all when empty.
    options
        How.
    watcher
        Is told how far it is.

    Returns
    -------
    Outcome
        Also after Ctrl-C; what was reached until then is written.

    Raises
    ------
    GradingError
        If nothing can be graded at all; what was reached until then is written.
    """
    started = time.monotonic()
    settings = read_settings(root)
    submissions = find_submissions(settings, unit, students)
    outcome = Outcome(unit, total=len(submissions))
    with only_one(settings.own / "lock"), closing(Ledger(settings.own / "ledger.db")) as ledger:
        run = _Run(settings, unit, options, ledger, watcher or Silent(), outcome)
        try:
            run.grade(submissions)
        except KeyboardInterrupt:
            outcome.interrupted = True
    outcome.seconds = round(time.monotonic() - started, 3)
    return outcome


def make_inputs(unit: str, sandbox: bool) -> Inputs:
    """Return what decides verdicts on this machine, besides submissions and seeds."""
    # The limits' defaults stand in the runner; naming them here again would need its import, and they are in its hash.
    return Inputs(unit, code_fingerprint(unit), environment(), {}, sandbox)


class _Run:
    def __init__(
        self, settings: CourseSettings, unit: str, options: Options, ledger: Ledger, watcher: Watcher, outcome: Outcome
    ) -> None:
        self.settings = settings
        self.unit = unit
        self.options = options
        self.ledger = ledger
        self.watcher = watcher
        self.outcome = outcome
        self.inputs = make_inputs(unit, options.sandbox)
        self.fingerprint = self.inputs.fingerprint(options.seed)
        self.store = ResultStore(settings.own / unit / "results")
        self.known = ledger.entries(unit)
        self.waiting: dict[str, list[_Todo]] = {}  # by key: those whose result is being computed
        self.mended: dict[str, dict[str, Any]] = {}  # by key: what intake made of it
        self.writer: Writer | None = None
        self.batch: list[Entry] = []
        self.committed = time.monotonic()

    def grade(self, submissions: Sequence[Submission]) -> None:
        changed = [submission for submission in submissions if not self.is_done(submission)]
        if not changed:
            return
        self.watcher.begin(len(changed))
        self.check_gradebook()
        self.store.tidy()
        with ExitStack() as stack:
            # In this order, so that what has been reached is written even when the engine has given up.
            stack.callback(self.close)
            jobs = self.jobs(changed)
            first = next(jobs, None)
            if first is not None:
                engine = self.start_engine()
                stack.callback(engine.close)
                for finished in engine.run(itertools.chain((first,), jobs)):
                    self.finish(finished)

    # ---------------------------------------------------------------------------------------- what is to be done

    def is_done(self, submission: Submission) -> bool:
        entry = self.known.get(submission.student)
        if self.options.regrade or entry is None or entry.state == "failed" or entry.inputs != self.fingerprint:
            return False
        if entry.signature != signature(submission):
            return False
        if entry.state == "graded" and not self.is_written(entry):
            return False
        self.outcome.unchanged.append(submission.student)
        return True

    def is_written(self, entry: Entry) -> bool:
        """Whether gradebook and graded notebook still hold what was written; both can be removed or restored."""
        if self.scores is not None and self.scores.get(entry.student) != (entry.cells, round(entry.points, 6)):
            return False
        folder = self.settings.autograded / entry.student / self.unit
        return any(path.stat().st_size == entry.size for path in folder.glob("*.ipynb"))

    @property
    def scores(self) -> dict[str, tuple[int, float]] | None:
        """What the gradebook holds, by student; None if it is in a database that only nbgrader can read."""
        if not hasattr(self, "_scores"):
            file = self.settings.gradebook_file
            self._scores = None if file is None else _scores_in(file, self.unit) or {}
        return self._scores

    def check_gradebook(self) -> None:
        """Stop before the work instead of after it, if its result could not be written."""
        file = self.settings.gradebook_file
        if file is not None and _scores_in(file, self.unit) is None:
            raise GradingError(
                f"The gradebook {file} does not know {self.unit}. Run `nbgrader generate_assignment {self.unit}` first."
            )

    def jobs(self, submissions: Sequence[Submission]) -> Iterator[Job]:
        """Yield what has to be computed; what has a result already is written on the way."""
        secret = course_secret(self.settings.own / "secret")
        for submission in submissions:
            todo = self.plan(submission, secret)
            kept = None if self.options.regrade else self.store.read_whole(todo.key)
            if kept is not None:
                self.settle(todo, kept)
            elif todo.key in self.waiting:
                self.waiting[todo.key].append(todo)
            else:
                job = self.take_in(todo)
                if job is not None:
                    self.waiting[todo.key] = [todo]
                    yield job

    def plan(self, submission: Submission, secret: bytes) -> _Todo:
        now = signature(submission)  # before it is read: a change in between is then seen by the next run
        digest = content_digest(submission)
        before = self.known.get(submission.student)
        attempt = 1 if before is None else before.attempt + (before.digest != digest)
        seed = self.options.seed
        if seed is None:
            seed = derive_seed(secret, self.unit, submission.student, attempt)
        return _Todo(submission, now, digest, attempt, seed, self.inputs.key(digest, seed))

    def take_in(self, todo: _Todo) -> Job | None:
        from autograder.intake import take_in

        intake = take_in(todo.submission.folder, self.unit)
        findings = [asdict(finding) for finding in intake.findings]
        if intake.notebook is None:
            refusals = [f["sentence"] for f in findings if f["severity"] == "refused"] or ["there is no notebook in it"]
            kept = {"format": FORMAT, "refused": " ".join(refusals), "findings": findings}
            self.store.write(todo.key, kept)
            self.settle(todo, kept)
            return None
        notebook = _without_outputs(intake.notebook)
        self.mended[todo.key] = {"notebook": notebook, "findings": findings, "out_of": _worth(notebook)}
        return write_job(todo.key, self.inputs, todo.seed, notebook, intake.files)

    # -------------------------------------------------------------------------------------------- what is done

    def start_engine(self) -> Engine:
        if self.options.scheduler is not None:
            from autograder.course.cluster import Cluster

            return Cluster(self.options.scheduler, self.watcher.say)
        from autograder.course.pool import LocalPool

        return LocalPool(self.options.workers)

    def finish(self, finished: Finished) -> None:
        todos, mended = self.waiting.pop(finished.key), self.mended.pop(finished.key)
        if finished.result is None:
            for todo in todos:
                self.record(todo, "failed", finished.reason)
            return
        kept = {
            "format": FORMAT,
            "unit": self.unit,
            "seed": todos[0].seed,
            "sandbox": self.options.sandbox,
            "environment": dict(self.inputs.environment),
            "at": time.time(),
            **mended,
            "outputs": finished.result.pop("outputs"),
            "result": finished.result,
        }
        self.store.write(finished.key, kept)
        for todo in todos:
            self.settle(todo, kept)

    def settle(self, todo: _Todo, kept: dict[str, Any]) -> None:
        if "refused" in kept:
            self.record(todo, "refused", kept["refused"])
            return
        try:
            written = self.open_writer().write(todo.submission, kept)
        except GradingError as error:
            self.record(todo, "failed", str(error))
            return
        except (ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
            # Whatever a notebook or a course's own nbgrader step breaks must not keep the others from their scores.
            self.record(todo, "failed", f"its scores could not be written: {type(error).__name__}: {error}")
            return
        self.record(todo, "graded", "", written.points, written.cells, written.size)

    def open_writer(self) -> Writer:
        if self.writer is None:
            # nbgrader reads notebooks with jsonschema, which would build a grammar for addresses that none holds; it
            # takes longer than all the rest of the import. The library is optional, and this is how to go without.
            sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
            from autograder.course.writer import Writer

            self.writer = Writer(self.settings, self.unit)
        return self.writer

    def record(self, todo: _Todo, state: Any, reason: str, points: float = 0.0, cells: int = 0, size: int = 0) -> None:
        entry = Entry(
            student=todo.submission.student,
            signature=todo.signature,
            digest=todo.digest,
            attempt=todo.attempt,
            inputs=self.fingerprint,
            key=todo.key,
            seed=todo.seed,
            state=state,
            reason=reason,
            points=points,
            cells=cells,
            size=size,
            at=time.time(),
        )
        self.batch.append(entry)
        if len(self.batch) >= _BATCH or time.monotonic() - self.committed > _BATCH_SECONDS:
            self.commit()
        self.outcome.done[entry.student] = entry
        self.watcher.advance(entry)

    def commit(self) -> None:
        """Write scores first, then the ledger: what stands there has been written."""
        if self.writer is not None:
            self.writer.commit()
        self.ledger.record(self.unit, self.batch)
        self.batch.clear()
        self.committed = time.monotonic()

    def close(self) -> None:
        try:
            self.commit()
        finally:
            if self.writer is not None:
                self.writer.close()


def _worth(notebook: dict[str, Any]) -> float:
    marks = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return float(sum(mark.get("points") or 0 for mark in marks if mark.get("grade") or mark.get("task")))


def _without_outputs(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook as nbgrader's `ClearOutput` leaves it, each source as one string."""
    cells = []
    for cell in notebook["cells"]:
        source = cell["source"]
        clean = {**cell, "source": source if isinstance(source, str) else "".join(source)}
        if cell["cell_type"] == "code":
            kept = {name: v for name, v in cell["metadata"].items() if name not in ("collapsed", "scrolled")}
            clean |= {"outputs": [], "execution_count": None, "metadata": kept}
        cells.append(clean)
    return {**notebook, "cells": cells}


def _scores_in(file: Path, unit: str) -> dict[str, tuple[int, float]] | None:
    """Return number and sum of a unit's automatic scores by student; None if the gradebook's file does not know it.

    This reads the database without nbgrader, whose import alone takes longer than looking through a thousand unchanged
    submissions.
    """
    if not file.is_file():
        return None
    query = """
        select s.student_id, count(g.auto_score), total(g.auto_score)
        from grade g
        join submitted_notebook n on n.id = g.notebook_id
        join submitted_assignment s on s.id = n.assignment_id
        join assignment a on a.id = s.assignment_id
        where a.name = ? group by s.student_id
    """
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=30)) as base:
            if base.execute("select 1 from assignment where name = ?", (unit,)).fetchone() is None:
                return None
            return {student: (count, round(points, 6)) for student, count, points in base.execute(query, (unit,))}
    except sqlite3.DatabaseError:
        return None
