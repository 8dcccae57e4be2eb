"""A line for orders: small JSON messages over a socket, each with at most one file descriptor.

It joins processes of the runner only (host, template, supervisor). Student code never holds an end of one.
"""

from __future__ import annotations

import json
import os
import select
import socket
import time
from typing import Any

Message = dict[str, Any]
_LONGEST = 1 << 20  # bytes of a message; the longest that is sent holds a sentence


class LineClosedError(Exception):
    """The other end is gone, or out of its senses."""


class Line:
    """One end of a line.

    Parameters
    ----------
    end
        A connected stream socket of the UNIX family; it belongs to the line from now on.
    """

    def __init__(self, end: socket.socket) -> None:
        self.end = end
        self.end.setblocking(True)
        self._bytes = b""
        self._descriptors: list[int] = []

    @classmethod
    def pair(cls) -> tuple[Line, socket.socket]:
        """Make a line; return this end of it, and the other end as a socket that can be passed on."""
        here, there = socket.socketpair()
        return cls(here), there

    def fileno(self) -> int:
        """Return the socket's descriptor, for `select`."""
        return self.end.fileno()

    def send(self, message: Message, descriptor: int | None = None) -> None:
        """Send a message.

        Raises
        ------
        LineClosedError
            If nobody listens any more.
        """
        data = json.dumps(message).encode() + b"\n"
        try:
            if descriptor is not None:
                sent = socket.send_fds(self.end, [data], [descriptor])
                data = data[sent:]
            self.end.sendall(data)
        except OSError as error:
            raise LineClosedError(str(error)) from error

    def receive(self, timeout: float | None = None) -> Message:
        """Return the next message; a descriptor that came along is under the key "descriptor".

        Raises
        ------
        LineClosedError
            If the other end is gone, or sends what is no message.
        TimeoutError
            If nothing comes within `timeout` seconds.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while b"\n" not in self._bytes:
            if len(self._bytes) > _LONGEST:
                raise LineClosedError("what comes has no end")
            if self.end.fileno() < 0:
                raise LineClosedError("this end is closed")
            if deadline is not None:
                wait_readable(self.end.fileno(), deadline)
            try:
                data, descriptors, _, _ = socket.recv_fds(self.end, 65536, 4)
            except OSError as error:
                raise LineClosedError(str(error)) from error
            self._descriptors += descriptors
            if not data:
                raise LineClosedError("the other end is closed")
            self._bytes += data
        line, self._bytes = self._bytes.split(b"\n", 1)
        message = _message(line)
        if self._descriptors:
            message["descriptor"] = self._descriptors.pop(0)
            os.set_inheritable(message["descriptor"], False)
        return message

    def has_more(self) -> bool:
        """Whether another message has been read already: `select` does not see that one."""
        return b"\n" in self._bytes

    def close(self) -> None:
        """Close this end, and descriptors that nobody took."""
        self.end.close()
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._descriptors = []


def _message(line: bytes) -> Message:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineClosedError("what came is no JSON") from error
    if not isinstance(message, dict):
        raise LineClosedError("what came is no message")
    message.pop("descriptor", None)  # that one comes along, and is not told
    return message


def wait_readable(descriptor: int, deadline: float) -> None:
    """Wait until there is something to read.

    Raises
    ------
    TimeoutError
        If there is nothing at `deadline`, a time of `time.monotonic`.
    """
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError("nothing came in time")
