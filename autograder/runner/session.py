"""One submission: its cells are run when it is opened, then it answers questions."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

from autograder.runner.inside.channel import REPLY_LIMIT, Channel
from autograder.runner.inside.line import LineClosedError
from autograder.runner.outputs import trusted_outputs
from autograder.runner.values import Cell, CellReport, Limits, Program
from autograder.runner.world import World
from pixelgrad.check.ask import following, settle
from pixelgrad.check.case import Absent, Case, Lost, Outcome, Overdue
from pixelgrad.check.codec import CodecError

_REVIVALS = 8  # how often a submission whose process died is run again, without the cell that killed it
_WHOLE = 10  # how many times the limit of one cell all cells together may take
_FAILURES = 3  # how many cases of one exercise may end their process before the rest is given up
_PATIENCE = 3  # how many times its limit an answer may take on the clock while it has not used that much CPU time
_GRACE = 2.0  # seconds between the interruption of a cell and its end by force
_ALLOWANCE = 1.0  # seconds after which the CPU time of the cases counts anew; most are done long before
_FORK_LIMIT = 30.0  # seconds for a fork of the submission's process: generous, the machine may be busy
_BROKEN = (EOFError, TimeoutError, CodecError, LineClosedError)


class Session:
    """A submission that has been run, and can be asked.

    Nothing that the student's code does raises an exception here. Use it as a context manager, or call `close`.

    Parameters
    ----------
    world
        A fresh one; it belongs to the session from now on.
    program
        What to run.
    limits
        What it may use.
    open_other
        Opens a session of another program, off the same template.

    Attributes
    ----------
    cells : tuple of CellReport
        What happened, cell by cell.
    """

    def __init__(
        self, world: World, program: Program, limits: Limits, open_other: Callable[[Program], Session]
    ) -> None:
        self._world = world
        self._open_other = open_other
        self._program = program
        self._limits = limits
        self._channel: Channel | None = None
        self._forked = False
        self._obstacle = ""
        self._allowed = 0.0
        self._revivals = 0
        self._end = time.monotonic() + _WHOLE * limits.wall_seconds
        self._reports: dict[int, CellReport] = {}
        self._deadly: set[int] = set()
        try:
            self._run()
        except BaseException:
            self.close()
            raise
        self.cells = tuple(
            self._reports.get(index) or CellReport(cell.id, "skipped", _note("not run", self._obstacle))
            for index, cell in enumerate(program.cells)
        )

    def ask(self, names: Sequence[str], cases: Sequence[Case], time_limit: float) -> list[Outcome]:
        """Put cases to what the submission defines under a name.

        Parameters
        ----------
        names
            What the exercise needs: usually one name; several are handed to the probe as a tuple.
        cases
            Sent one at a time.
        time_limit
            Seconds that each may take.

        Returns
        -------
        list
            One outcome a case. What goes on with an answer's own value is asked last, in a process that has not seen
            how the value was made.
        """
        outcomes = self._ask_each(names, cases, time_limit)
        later = {
            place: rest
            for place, (case, outcome) in enumerate(zip(cases, outcomes, strict=True))
            if (rest := following(case, outcome)) is not None
        }
        for alone in (False, True):
            chosen = {place: rest for place, rest in later.items() if rest.alone == alone}
            if chosen:
                asked = self._ask_alone if alone else self._ask_each
                for place, outcome in zip(chosen, asked(names, tuple(chosen.values()), time_limit), strict=True):
                    outcomes[place] = outcome
        return outcomes

    def _ask_alone(self, names: Sequence[str], cases: Sequence[Case], time_limit: float) -> list[Outcome]:
        """Ask in a world of its own, in which the student's code was never run."""
        nothing = "".join(f"def {name}(*_):\n    raise NotImplementedError\n" for name in names)
        with self._open_other(Program(cells=(Cell("nothing", nothing),), main=False)) as other:
            return other._ask_each(names, cases, time_limit)

    def _ask_each(self, names: Sequence[str], cases: Sequence[Case], time_limit: float) -> list[Outcome]:
        outcomes: list[Outcome] = []
        failures = 0
        while len(outcomes) < len(cases):
            rest = cases[len(outcomes) :]
            if failures == _FAILURES:
                outcomes += [Lost("its process had already ended too often")] * len(rest)
            else:
                answered = self._ask_in_fork(names, rest, time_limit)
                outcomes += answered
                failures += not answered or isinstance(answered[-1], Overdue | Lost)
        return outcomes

    @property
    def suspicious(self) -> tuple[str, ...]:
        """What it has tried until now that answers do not do, such as "called ptrace"; all of it was refused."""
        return self._world.refused()

    @property
    def peak_memory(self) -> int | None:
        """The most bytes that its processes were seen to use together; None once it is closed."""
        return self._world.peak_memory()

    def close(self) -> None:
        """End every process of the submission; nothing of it is left when this returns."""
        if self._channel is not None:
            self._channel.close()
            self._channel = None
        self._world.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------------- the cells

    def _run(self) -> None:
        """Run the cells; after a cell that killed its process, run all again without it."""
        if sum(map(len, self._program.files.values())) > self._limits.disk:
            self._obstacle = f"its files need more than {self._limits.disk // 2**20} MiB"
            return
        while self._revivals <= _REVIVALS and time.monotonic() < self._end:
            try:
                self._begin()
            except _BROKEN:
                self._abandon()
                continue
            if all(self._run_cell(index, cell) for index, cell in enumerate(self._program.cells)):
                return
        self._obstacle = "cells before it took too long, or ended the process too often"
        self._abandon()

    def _begin(self) -> None:
        self._revivals += 1
        self._channel = self._world.start()
        self._channel.deadline = time.monotonic() + _FORK_LIMIT
        order = {
            "do": "begin",
            "main": self._program.main,
            "stand_ins": self._program.stand_ins,
            "files": dict(self._program.files),
        }
        self._channel.send(order)

    def _run_cell(self, index: int, cell: Cell) -> bool:
        """Run one cell; return whether its process lives on."""
        if index in self._deadly:
            return True
        if time.monotonic() >= self._end:
            self._obstacle = "the cells before it took too long"
            return True
        started = time.monotonic()
        try:
            self._world.allow(self._limits.cpu_seconds, spare=False)
            reply, interrupted = self._send_cell(cell)
        except _BROKEN as error:
            status = "timed out" if isinstance(error, TimeoutError) else "died"
            why = (
                f"it ran for more than {self._limits.wall_seconds:g} s" if status == "timed out" else self._world.why()
            )
            self._abandon()
            self._deadly.add(index)
            note = _note("the cell was ended", why)
            self._reports[index] = CellReport(cell.id, status, note, time.monotonic() - started)  # type: ignore[arg-type]
            return False
        outputs, raised = trusted_outputs(reply, self._limits.output)
        status = "timed out" if interrupted else "raised" if raised else "done"
        report = CellReport(cell.id, status, outputs, time.monotonic() - started)  # type: ignore[arg-type]
        self._reports.setdefault(index, report)
        if interrupted:
            self._sweep()
            self._deadly.add(index)  # should all have to be run again, it would only cost the same time
        return True

    def _send_cell(self, cell: Cell) -> tuple[Any, bool]:
        assert self._channel is not None
        self._channel.deadline = time.monotonic() + self._limits.wall_seconds
        self._channel.send({"do": "cell", "id": cell.id, "source": cell.source})
        try:
            return self._channel.receive(REPLY_LIMIT), False
        except TimeoutError:
            self._world.interrupt()
            self._channel.deadline = time.monotonic() + _GRACE
            return self._channel.receive(REPLY_LIMIT), True

    def _sweep(self) -> None:
        """Kill what the submission's process has started."""
        try:
            swept = self._world.sweep()
        except (LineClosedError, TimeoutError):
            swept = False
        if not swept:
            self._abandon()

    def _abandon(self) -> None:
        """End the submission's process, in whatever state it is."""
        if self._channel is not None:
            self._channel.close()
            self._channel = None
        with contextlib.suppress(LineClosedError, TimeoutError):
            self._world.stop()

    # --------------------------------------------------------------------------------------------- the questions

    def _ask_in_fork(self, names: Sequence[str], cases: Sequence[Case], time_limit: float) -> list[Outcome]:
        """Ask in one fork of the submission's process, until all cases have an outcome or one ended the fork.

        There is no outcome when the fork could not be made, or did not begin to listen.
        """
        if self._channel is None:
            self._run()
        if self._channel is None:
            return [Lost("its process cannot be kept alive")]
        outcomes: list[Outcome] = []
        here, there = socket.socketpair()
        questions = Channel(here)
        try:
            with there:
                self._channel.deadline = questions.deadline = time.monotonic() + _FORK_LIMIT
                self._allow()
                self._forked = True
                self._channel.send({"do": "ask", "names": list(names)})
                self._channel.pass_on(there.fileno())
            missing = _missing(questions.receive(2**16), names)
            if missing:
                return [Absent(missing)] * len(cases)
            for case in cases:
                outcomes.append(self._put(questions, case, time_limit))
                if isinstance(outcomes[-1], Overdue | Lost):
                    break
        except _BROKEN:
            pass
        finally:
            questions.close()
            self._clear()
        return outcomes

    def _put(self, questions: Channel, case: Case, time_limit: float) -> Outcome:
        questions.deadline = time.monotonic() + time_limit
        try:
            if time.monotonic() > self._allowed + _ALLOWANCE:
                self._allow()
            questions.send({"probe": case.probe, "args": case.args, "kwargs": dict(case.kwargs)})
            self._wait_for_answer(questions, time_limit)
            return settle(case, questions.receive(REPLY_LIMIT))
        except TimeoutError:
            return Overdue(time_limit)
        except EOFError:
            return Lost(self._world.why(self._clear()))
        except CodecError as error:
            return Lost(f"its answer could not be read: {error}")
        except LineClosedError:
            return Lost("its process is gone")

    def _wait_for_answer(self, questions: Channel, time_limit: float) -> None:
        """Wait until an answer begins to come.

        On a machine that has too much to do, the clock runs while the answer waits for its turn. As long as it cannot
        have used its time, it gets more of it, up to a limit that holds for one that sleeps.
        """
        last = questions.deadline + (_PATIENCE - 1) * time_limit
        while True:
            try:
                questions.wait()
                questions.deadline += _GRACE
                return
            except TimeoutError:
                left = time_limit - self._world.cpu_seconds()
                if left <= 0 or time.monotonic() >= last:
                    raise
                questions.deadline = min(last, time.monotonic() + max(left, 0.05))

    def _allow(self) -> None:
        self._world.allow(self._limits.cpu_seconds, spare=True)
        self._allowed = time.monotonic()

    def _clear(self) -> int | None:
        """Kill what a fork has left behind; return the fork's exit code, as the submission's own process tells it."""
        if not self._forked or self._channel is None:
            return None
        self._forked = False
        self._sweep()
        if self._channel is None:
            return None
        try:
            self._channel.deadline = time.monotonic() + _FORK_LIMIT
            reply = self._channel.receive(2**16)
        except _BROKEN:
            self._abandon()
            return None
        code = reply.get("ended") if isinstance(reply, dict) else None
        return code if type(code) is int else None


def _note(what: str, why: str) -> tuple[dict[str, Any], ...]:
    return ({"output_type": "stream", "name": "stdout", "text": f"[{what}: {why}]\n"},)


def _missing(reply: Any, names: Sequence[str]) -> str:
    said = reply.get("missing") if isinstance(reply, dict) else None
    told = {name for name in said if isinstance(name, str)} if isinstance(said, list) else set()
    return next((name for name in names if name in told), "")
