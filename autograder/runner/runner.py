"""The runner: a warm template, off which a session is forked for each submission."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from types import TracebackType

from autograder.runner.explain import explain
from autograder.runner.inside.line import Line, LineClosedError
from autograder.runner.session import Session
from autograder.runner.template import START_LIMIT, Template
from autograder.runner.values import DEFAULT_LIMITS, Limits, Program, SandboxUnavailable, TemplateLost
from autograder.runner.world import World

_FORK_LIMIT = 30.0
_LOST = (LineClosedError, TimeoutError)
_WORK = "/box/work"


class Runner:
    """Runs student programs, each in a world of its own.

    Parameters
    ----------
    sandbox
        Whether to contain them. Without, they are plain processes of the user that runs this.
    limits
        What each may use.
    preload
        Modules that the template imports once, so that no submission has to wait for them.
    lent
        A line to a template that another process keeps, and that has imported `preload`; only with a sandbox.

    Raises
    ------
    SandboxUnavailable
        If `sandbox` is asked for and this machine does not allow it.

    Notes
    -----
    Not to be shared between threads. Use it as a context manager, or call `close`.
    """

    def __init__(
        self,
        *,
        sandbox: bool = True,
        limits: Limits = DEFAULT_LIMITS,
        preload: Sequence[str] = ("numpy",),
        lent: Line | None = None,
    ) -> None:
        self.sandbox = sandbox
        self.limits = limits
        self.preload = tuple(preload)
        self._lent = lent
        self._template: Template | None = None
        self._place = None if sandbox else tempfile.TemporaryDirectory(prefix="pixelgrad-", ignore_cleanup_errors=True)
        self._folder = self._place.name if self._place else None
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def open(self, program: Program) -> Session:
        """Fork a submission's process and run its cells.

        Raises
        ------
        SandboxUnavailable
            If the sandbox, which stood when the runner was made, cannot be built any more.
        TemplateLost
            If the template belongs to another process, and is gone.
        """
        for attempt in (1, 2):
            try:
                return Session(self._fork(), program, self.limits, self.open)
            except _LOST as error:  # something ended the template; without a sandbox the student's code can
                if self._lent is not None:
                    raise TemplateLost("The template that was lent is gone.") from error
                if attempt == 2:
                    raise SandboxUnavailable("The runner's template process ends as soon as it is used.") from None
                self._stop()
                self._start()
        raise AssertionError("not reached")

    def check(self) -> None:
        """Make sure that the template has not been lost, and what was forked off it with it.

        Raises
        ------
        TemplateLost
            If it has. What a session has said since may be no answer of its submission.
        """
        poll = select.poll()
        poll.register(self._line.fileno(), select.POLLHUP)
        if poll.poll(0):
            raise TemplateLost("The template has ended while a submission ran.")

    def close(self) -> None:
        """End the template and everything that was forked off it."""
        self._stop()
        if self._place is not None:
            self._place.cleanup()

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _start(self) -> None:
        if self._lent is not None:
            self._line = self._lent
        else:
            self._template = Template(self.preload, self._folder)
            self._line = self._template.line

    def _stop(self) -> None:
        if self._lent is not None:
            self._lent.close()
        elif self._template is not None:
            self._template.close()

    def _fork(self) -> World:
        work = _WORK if self._folder is None else os.path.join(tempfile.mkdtemp(dir=self._folder), "work")
        if self._folder is not None:
            os.mkdir(work)
            os.mkdir(os.path.join(os.path.dirname(work), "tmp"))
        line, there = Line.pair()
        with there:
            self._line.send({"do": "fork", "work": work, **asdict(self.limits)}, there.fileno())
        answer = self._line.receive(START_LIMIT if self._lent is not None else _FORK_LIMIT)  # it may still be starting
        if answer["event"] == "failed":
            line.close()
            raise SandboxUnavailable(explain(answer["why"], entered=not self.sandbox))
        world = World(line, answer.get("descriptor"), None if self.sandbox else lambda: self._bury(answer["pid"], work))
        try:
            first = line.receive(_FORK_LIMIT)
        except _LOST:
            world.close()
            raise
        if first["event"] == "failed":
            world.close()
            raise SandboxUnavailable(explain(first["why"], entered=not self.sandbox))
        return world

    def _bury(self, pid: int, work: str) -> None:
        with contextlib.suppress(*_LOST):
            self._line.send({"do": "bury", "pid": pid})
            self._line.receive(_FORK_LIMIT)
        shutil.rmtree(os.path.dirname(work), ignore_errors=True)
