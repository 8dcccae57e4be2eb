"""Frames of `pixelgrad.check.codec` over a socket, with a deadline."""

from __future__ import annotations

import select
import socket
import time
from typing import Any

from pixelgrad.check.codec import PAYLOAD_LIMIT, encode, read_frame

REPLY_LIMIT = 96 * 2**20  # bytes of arrays that an answer may send back


class Channel:
    """One end of a connection over which cases and answers travel.

    The other end may belong to hostile code: every reading and writing ends at `deadline`, and nothing that is read is
    believed before it is checked.

    Parameters
    ----------
    end
        A connected stream socket of the UNIX family; it belongs to the channel from now on.
    """

    def __init__(self, end: socket.socket) -> None:
        self.end = end
        self.end.setblocking(False)
        self.deadline = float("inf")  # of time.monotonic

    def receive(self, payload_limit: int = PAYLOAD_LIMIT) -> Any:
        """Return the next value.

        Raises
        ------
        EOFError
            If the other end is gone.
        TimeoutError
            If the deadline is over.
        CodecError
            If what comes is not a frame.
        """
        return read_frame(self, payload_limit)  # type: ignore[arg-type]

    def wait(self) -> None:
        """Wait until something has come; raises as `receive` does."""
        self._wait(select.POLLIN)

    def send(self, value: Any, payload_limit: int = PAYLOAD_LIMIT) -> None:
        """Send a value; raises as `receive` does."""
        rest = memoryview(encode(value, payload_limit))
        while rest:
            self._wait(select.POLLOUT)
            try:
                rest = rest[self.end.send(rest[: 2**20]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise EOFError("the other end is gone") from error

    def read(self, size: int) -> bytes:
        """Return between 1 and `size` bytes, or none at the end: what `read_frame` asks of a stream."""
        while True:
            self._wait(select.POLLIN)
            try:
                return self.end.recv(size)
            except BlockingIOError:
                continue
            except OSError:
                return b""

    def pass_on(self, descriptor: int) -> None:
        """Send a file descriptor."""
        self._wait(select.POLLOUT)
        try:
            socket.send_fds(self.end, [b"+"], [descriptor])
        except OSError as error:
            raise EOFError("the other end is gone") from error

    def take(self) -> int:
        """Return a file descriptor that the other end passed on."""
        self._wait(select.POLLIN)
        _, descriptors, _, _ = socket.recv_fds(self.end, 1, 1)
        if not descriptors:
            raise EOFError("no descriptor came")
        return descriptors[0]

    def close(self) -> None:
        """Close this end."""
        self.end.close()

    def _wait(self, event: int) -> None:
        poll = select.poll()
        poll.register(self.end.fileno(), event)
        left = None if self.deadline == float("inf") else max(0.0, self.deadline - time.monotonic()) * 1000
        if not poll.poll(left):
            raise TimeoutError("the time is over")
