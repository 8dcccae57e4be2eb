"""One template for several processes of this machine: what it imports is imported once for all of them."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Sequence

from autograder.runner.inside.line import LineClosedError
from autograder.runner.template import Template
from autograder.runner.values import SandboxUnavailable


class SharedTemplate:
    """Starts a template in the background, and lends lines to it; its sessions are contained.

    Parameters
    ----------
    preload
        Modules that it imports.

    Notes
    -----
    The kernel counts the processes of a user. Each line's submissions are a user of their own, so that one that forks
    without end keeps no other from forking. Where there is only one user, no line is joined: see `useful`.
    """

    def __init__(self, preload: Sequence[str]) -> None:
        self.preload = tuple(preload)
        self._lock = threading.Lock()
        self._waiting: list[socket.socket] | None = []  # None once no more lines can be joined
        self._template: Template | None = None
        self._thread = threading.Thread(target=self._start, daemon=True)
        self._thread.start()

    @staticmethod
    def useful() -> bool:
        """Whether submissions can be different users here: only root can give a namespace more than one."""
        return os.name == "posix" and os.geteuid() == 0

    def lend(self) -> socket.socket:
        """Return the end of a line for another process.

        Whoever gets it can send orders at once; they are read when the template stands. If it never does, or is gone,
        the line ends.
        """
        here, there = socket.socketpair()
        with self._lock:
            if self._template is not None:
                self._join(here)
            elif self._waiting is not None:
                self._waiting.append(here)
            else:
                here.close()
        return there

    def close(self) -> None:
        """End the template."""
        self._thread.join()
        with self._lock:
            if self._template is not None:
                self._template.close()
                self._template = None

    def _start(self) -> None:
        template = None
        with contextlib.suppress(SandboxUnavailable, OSError):  # whoever borrows a line will find out, and say why
            template = Template(self.preload, None)
        if template is not None and template.users == 1:
            template.close()
            template = None
        with self._lock:
            self._template = template
            waiting, self._waiting = self._waiting or [], None
            for end in waiting:
                self._join(end)

    def _join(self, end: socket.socket) -> None:
        with end, contextlib.suppress(LineClosedError):
            if self._template is not None:
                self._template.join(end)
