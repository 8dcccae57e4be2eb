"""The host's hold on one submission's world: what is started, measured and killed in it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable

from autograder.runner.inside.channel import Channel
from autograder.runner.inside.line import Line, LineClosedError, Message

_ANSWER_LIMIT = 30.0  # seconds for the supervisor, which runs no student code


class World:
    """Gives orders to a supervisor.

    Parameters
    ----------
    line
        To the supervisor.
    handle
        A pidfd of the supervisor, or None where there are none.
    bury
        Called at the end, without a sandbox: kills what a supervisor that was itself killed has left.
    """

    def __init__(self, line: Line, handle: int | None, bury: Callable[[], None] | None) -> None:
        self._line = line
        self._handle = handle
        self._bury = bury
        self._ended: int | None = None
        self._excess = ""
        self._refused: list[str] = []
        self.closed = False

    def start(self) -> Channel:
        """Start the submission's process, and return the channel to it.

        Raises
        ------
        LineClosedError
            If the supervisor is gone.
        """
        here, there = socket.socketpair()
        self._ended, self._excess = None, ""
        with there:
            self._line.send({"do": "start"}, there.fileno())
        self._await("started")
        return Channel(here)

    def allow(self, cpu_seconds: float, spare: bool) -> None:
        """Allow CPU time from now on; `spare` says whether the submission's own process survives an excess."""
        self._excess = ""
        self._line.send({"do": "meter", "cpu": cpu_seconds, "spare": spare})

    def cpu_seconds(self) -> float:
        """Return the CPU time that all processes have used since `allow`."""
        self._line.send({"do": "used"})
        return float(self._await("used")["seconds"])

    def refused(self) -> tuple[str, ...]:
        """Return which calls were refused until now, in sentences without a subject."""
        with contextlib.suppress(LineClosedError, TimeoutError):
            while True:
                self._take(self._line.receive(0.0))
        return tuple(self._refused)

    def peak_memory(self) -> int | None:
        """Return the most memory that was seen in use, in bytes, or None if the world is gone."""
        try:
            self._line.send({"do": "peak"})
            return int(self._await("peak")["bytes"])
        except (LineClosedError, TimeoutError):
            return None

    def interrupt(self) -> None:
        """Send the submission's process what Ctrl-C sends."""
        self._line.send({"do": "interrupt"})

    def sweep(self) -> bool:
        """Kill everything but the submission's own process; return whether that worked."""
        self._line.send({"do": "sweep"})
        return self._await("swept")["left"] == 0

    def stop(self) -> None:
        """Kill everything, and keep the world."""
        self._line.send({"do": "stop"})
        self._await("stopped")

    def why(self, code: int | None = None) -> str:
        """Say why a process ended.

        Parameters
        ----------
        code
            Its exit code, negative for a signal, if that is known; otherwise the submission's own process is meant.
        """
        with contextlib.suppress(LineClosedError, TimeoutError):
            deadline = time.monotonic() + 1.0
            while code is None and self._ended is None:
                self._take(self._line.receive(max(0.0, deadline - time.monotonic())))
            while True:
                self._take(self._line.receive(0.0))
        if self._excess:
            return self._excess
        code = self._ended if code is None else code
        if code is None:
            return "its process no longer answers"
        if code >= 0:
            return f"its process ended itself (exit code {code})"
        with contextlib.suppress(ValueError):
            return f"its process was ended by the signal {signal.Signals(-code).name}"
        return f"its process was ended by signal {-code}"

    def close(self) -> None:
        """Kill everything and wait until nothing is left."""
        if self.closed:
            return
        self.closed = True
        with contextlib.suppress(LineClosedError, TimeoutError):
            if self._bury is not None:
                self.stop()
        self._line.close()
        if self._handle is not None:
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            # Process 1 of a world ends after all others in it have ended.
            poll = select.poll()
            poll.register(self._handle, select.POLLIN)
            poll.poll(_ANSWER_LIMIT * 1000)
            os.close(self._handle)
        if self._bury is not None:
            self._bury()

    def _await(self, event: str) -> Message:
        deadline = time.monotonic() + _ANSWER_LIMIT
        while True:
            message = self._line.receive(max(0.0, deadline - time.monotonic()))
            if message["event"] == event:
                return message
            self._take(message)

    def _take(self, message: Message) -> None:
        if message["event"] == "ended":
            self._ended = message["code"]
        elif message["event"] == "excess":
            self._excess = message["why"]
        elif message["event"] == "refused":
            self._refused.append(message["what"])
