"""The line for orders: what is no message closes it, and nothing else is raised."""

from __future__ import annotations

import contextlib
import os
import socket
import threading

import pytest

from autograder.runner.inside.line import Line, LineClosedError


@pytest.fixture
def ends():
    line, there = Line.pair()
    with there:
        yield line, there
    line.close()


@pytest.mark.parametrize(
    "sent", [b"{\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"3\n", b"[]\n", b"null\n", b"9" * 5000 + b"\n"]
)
def test_what_is_no_message_closes_the_line(ends, sent):
    line, there = ends
    there.sendall(sent)
    with pytest.raises(LineClosedError):
        line.receive(timeout=5.0)


def test_a_message_without_end_is_not_gathered(ends):
    line, there = ends
    there.settimeout(5.0)

    def send():
        with contextlib.suppress(OSError):
            there.sendall(b" " * (8 << 20))

    sender = threading.Thread(target=send)
    sender.start()
    with pytest.raises(LineClosedError, match="no end"):
        line.receive(timeout=5.0)
    line.close()
    sender.join()


def test_a_descriptor_comes_along_or_not_at_all(ends):
    line, there = ends
    there.sendall(b'{"event": "forked", "descriptor": 1}\n')
    assert line.receive(timeout=5.0) == {"event": "forked"}
    with open(os.devnull) as nothing:
        socket.send_fds(there, [b'{"event": "forked", "descriptor": 1}\n'], [nothing.fileno()])
        received = line.receive(timeout=5.0)["descriptor"]
        try:
            assert received > 2
            assert os.path.sameopenfile(received, nothing.fileno())
        finally:
            os.close(received)
