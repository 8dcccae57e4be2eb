"""What the runner tells of a submission that tries what answers do not do, and how much memory it saw in use."""

from __future__ import annotations

import errno
import struct

import pytest

from autograder.runner import Cell, Limits, Program, Runner
from autograder.runner.inside import seccomp, witness

CALLS = """
import ctypes, errno, platform, socket
call = ctypes.CDLL(None, use_errno=True).syscall
number = {"x86_64": 101, "aarch64": 117}[platform.machine()]
"""


def told(runner: Runner, source: str) -> tuple[tuple[str, ...], str]:
    with runner.open(Program((Cell("a", CALLS + source),))) as session:
        outputs = session.cells[0].outputs
        return session.suspicious, "".join(output.get("text", output.get("evalue", "")) for output in outputs)


def test_an_honest_submission_is_not_suspicious(contained: Runner) -> None:
    source = """
import multiprocessing.connection, subprocess, threading
threading.Thread(target=print).start()
subprocess.run(["true"])
listener = multiprocessing.connection.Listener(("127.0.0.1", 0))
thread = threading.Thread(target=listener.accept)
thread.start()
multiprocessing.connection.Client(listener.address)
thread.join()
with socket.socket(socket.AF_UNIX) as one:
    one.bind("door")
    one.listen()
    with socket.socket(socket.AF_UNIX) as other:
        other.connect("door")
print("done")
"""
    assert told(contained, source) == ((), "\ndone\n")


def test_a_refused_call_is_told_once_by_its_name(contained: Runner) -> None:
    source = """
for _ in range(500):
    result = call(number, 16, 1, 0, 0), ctypes.get_errno() == errno.EPERM
print(result)
"""
    assert told(contained, source) == (("called ptrace",), "(-1, True)\n")


@pytest.mark.parametrize(("address", "words"), [("192.0.2.7", "192.0.2.7"), ("2001:db8::1", "2001:db8::1")])
def test_a_connection_out_is_told_with_its_address(contained: Runner, address: str, words: str) -> None:
    source = f"try:\n    socket.create_connection(({address!r}, 8080), 1)\nexcept OSError as e:\n    print(e.errno)\n"
    suspicious, printed = told(contained, source)
    assert suspicious == (f"tried to connect to {words}, port 8080",)
    assert int(printed) in (errno.ENETUNREACH, errno.EADDRNOTAVAIL)


def test_a_call_is_told_before_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the submission could be done, and the host look, before it is told."""
    order = []

    def ioctl(descriptor: int, request: int, message: bytearray | bytes) -> None:
        if isinstance(message, bytearray):
            number = next(number for number in range(500) if seccomp.name_of(number) == "ptrace")
            struct.pack_into("=i", message, 16, number)
        else:
            order.append("answered")

    monkeypatch.setattr(witness.fcntl, "ioctl", ioctl)
    witness.Witness(-1).hear(order.append)
    assert order == ["called ptrace", "answered"]


def test_an_address_that_is_not_there_is_no_trouble(contained: Runner) -> None:
    suspicious, printed = told(contained, "print(ctypes.CDLL(None).connect(1, 1, 2**31))")
    assert suspicious == ("tried to connect to an address that could not be read",)
    assert printed == "-1\n"


@pytest.mark.usefixtures("contained")
def test_threads_that_call_all_the_time_keep_nobody_waiting() -> None:
    source = """
import threading, os
def hammer():
    while True:
        call(number, 16, 1, 0, 0)
for _ in range(4):
    threading.Thread(target=hammer, daemon=True).start()
if os.fork() == 0:
    hammer()
print("done")
"""
    # Five that never rest share the processors with whatever else runs here: time is not what this is about.
    with Runner(limits=Limits(cpu_seconds=60, wall_seconds=60)) as runner:
        suspicious, printed = told(runner, source)
    assert printed == "done\n"
    assert set(suspicious) == {"called ptrace"}


def test_what_was_told_stays_after_the_process_has_died(contained: Runner) -> None:
    source = "import os\ncall(number, 16, 1, 0, 0)\nos._exit(0)\n"
    assert told(contained, source)[0] == ("called ptrace",)


def test_memory_is_told_while_the_session_is_open(contained: Runner) -> None:
    program = Program((Cell("a", "import time\nblock = b'x' * (100 * 2**20)\ntime.sleep(0.3)\ndel block"),))
    with contained.open(program) as session:
        peak = session.peak_memory
    assert peak is not None
    assert 100 * 2**20 < peak < 256 * 2**20
    assert session.peak_memory is None
