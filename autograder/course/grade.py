"""Grade the submissions of a unit: what `autograder grade` does."""

from __future__ import annotations

import itertools
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.course.errors import GradingError
from autograder.course.interrupt import Interrupts
from autograder.course.job import Job
from autograder.course.ledger import Entry, Ledger, State
from autograder.course.lock import only_one
from autograder.course.outcome import USUAL, Options, Outcome, Silent, Watcher
from autograder.course.plan import Planner, Todo
from autograder.course.scores import read_scores
from autograder.course.settings import CourseSettings, read_settings
from autograder.course.store import ResultStore
from autograder.course.submissions import Submission, find_submissions

if TYPE_CHECKING:
    from autograder.course.engine import Engine, Finished
    from autograder.course.writer import Writer

_BATCH = 32
_BATCH_SECONDS = 2.0


def grade(
    root: Path, unit: str, students: Sequence[str] = (), options: Options = USUAL, watcher: Watcher | None = None
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
    outcome = Outcome(unit, len(submissions))
    with only_one(settings.own / "lock"), closing(Ledger(settings.own / "ledger.db")) as ledger:
        try:
            with Interrupts() as interrupts:
                _Run(settings, unit, options, ledger, watcher or Silent(), outcome, interrupts).grade(submissions)
        except KeyboardInterrupt:
            outcome.interrupted = True
    outcome.seconds = round(time.monotonic() - started, 3)
    return outcome


class _Run:
    """One run: what is being computed, and what waits to be committed."""

    def __init__(
        self,
        settings: CourseSettings,
        unit: str,
        options: Options,
        ledger: Ledger,
        watcher: Watcher,
        outcome: Outcome,
        interrupts: Interrupts,
    ) -> None:
        self._interrupts = interrupts
        self._settings = settings
        self._unit = unit
        self._options = options
        self._ledger = ledger
        self._watcher = watcher
        self._outcome = outcome
        self._planner = Planner(settings, unit, options, ledger.entries(unit))
        self._store = ResultStore(settings.own / unit / "results")
        self._computing: dict[str, tuple[list[Todo], dict[str, Any]]] = {}  # by key
        self._writer: Writer | None = None
        self._batch: list[Entry] = []
        self._committed = time.monotonic()

    def grade(self, submissions: Sequence[Submission]) -> None:
        changed = []
        for submission in submissions:
            if self._planner.is_done(submission):
                self._outcome.unchanged.append(submission.student)
            else:
                changed.append(submission)
        if not changed:
            return
        self._watcher.begin(len(changed))
        self._check_gradebook()
        self._store.tidy()
        with ExitStack() as stack:
            # Before the engine, so that it ends after it: what was reached is written even when an engine gives up.
            stack.callback(self._close)
            jobs = self._jobs(changed)
            first = next(jobs, None)
            if first is not None:
                engine = self._start_engine(first)
                stack.callback(engine.close)
                # nbgrader takes seconds to import, and what submissions need as well: both at the same time.
                threading.Thread(target=_import_writer, daemon=True).start()
                for finished in engine.run(itertools.chain((first,), jobs)):
                    self._finish(finished)

    def _check_gradebook(self) -> None:
        """Stop before the work instead of after it, if its result could not be written."""
        file = self._settings.gradebook_file
        if file is not None and read_scores(file, self._unit) is None:
            raise GradingError(
                f"The gradebook {file} does not know {self._unit}. "
                f"Run `nbgrader generate_assignment {self._unit}` first."
            )

    def _jobs(self, submissions: Sequence[Submission]) -> Iterator[Job]:
        """Yield what has to be computed; what has a result already is written on the way."""
        for submission in submissions:
            todo = self._planner.plan(submission)
            kept = None if self._options.regrade else self._store.read_whole(todo.key)
            if kept is not None:
                self._settle(todo, kept)
            elif todo.key in self._computing:
                self._computing[todo.key][0].append(todo)
            else:
                taken = self._planner.take_in(todo)
                if taken.job is None:
                    self._store.write(todo.key, taken.kept)
                    self._settle(todo, taken.kept)
                else:
                    self._computing[todo.key] = ([todo], taken.kept)
                    yield taken.job

    def _start_engine(self, first: Job) -> Engine:
        if self._options.scheduler is not None:
            from autograder.course.cluster import Cluster

            return Cluster(self._options.scheduler, self._watcher.say)
        from autograder.course.pool import LocalPool
        from autograder.runner.preload import in_order, wanted_modules

        # What one student's notebook imports, the others' do as well.
        preload = in_order(wanted_modules(first.sources())) if self._options.sandbox else None
        return LocalPool(self._options.workers, preload=preload)

    def _finish(self, finished: Finished) -> None:
        todos, kept = self._computing.pop(finished.key)
        if finished.result is None:
            for todo in todos:
                with self._interrupts.held():
                    self._record(todo, "failed", finished.reason)
            return
        kept |= {"at": time.time(), "outputs": finished.result.pop("outputs"), "result": finished.result}
        self._store.write(finished.key, kept)
        for todo in todos:
            self._settle(todo, kept)

    def _settle(self, todo: Todo, kept: dict[str, Any]) -> None:
        with self._interrupts.held():
            self._write(todo, kept)

    def _write(self, todo: Todo, kept: dict[str, Any]) -> None:
        if "refused" in kept:
            self._record(todo, "refused", kept["refused"])
            return
        writer = self._open_writer()
        try:
            written = writer.write(todo.submission, kept)
        except (GradingError, ValueError, TypeError, LookupError, AttributeError, RuntimeError) as error:
            # Whatever a notebook or a course's own nbgrader step breaks must not keep the others from their scores.
            named = "" if isinstance(error, GradingError) else f"{type(error).__name__}: "
            self._record(todo, "failed", f"its scores could not be written: {named}{error}")
            return
        self._record(todo, "graded", "", written.points, written.cells, written.size)

    def _open_writer(self) -> Writer:
        if self._writer is None:
            self._writer = _import_writer()(self._settings, self._unit)
        return self._writer

    def _record(
        self, todo: Todo, state: State, reason: str, points: float = 0.0, cells: int = 0, size: int = 0
    ) -> None:
        entry = Entry(
            student=todo.submission.student,
            signature=todo.signature,
            digest=todo.digest,
            attempt=todo.attempt,
            inputs=self._planner.fingerprint,
            key=todo.key,
            seed=todo.seed,
            state=state,
            reason=reason,
            points=points,
            cells=cells,
            size=size,
            at=time.time(),
        )
        self._batch.append(entry)
        if len(self._batch) >= _BATCH or time.monotonic() - self._committed > _BATCH_SECONDS:
            self._commit()
        self._outcome.done[entry.student] = entry
        self._watcher.advance(entry)

    def _commit(self) -> None:
        """Write scores first, then the ledger: what stands there has been written."""
        if self._writer is not None:
            self._writer.commit()
        self._ledger.record(self._unit, self._batch)
        self._batch.clear()
        self._committed = time.monotonic()

    def _close(self) -> None:
        with self._interrupts.held():
            try:
                self._commit()
            finally:
                if self._writer is not None:
                    self._writer.close()


def _import_writer() -> type[Writer]:
    # nbgrader reads notebooks with jsonschema, which would build a grammar for addresses that none holds; it takes
    # longer than all the rest of the import. The library is optional, and this is how to go without.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from autograder.course.writer import Writer

    return Writer
