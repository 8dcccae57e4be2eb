"""What the processes of one submission use together, read from /proc."""

from __future__ import annotations

import os
import re
import resource
import time
from collections.abc import Iterator

_TICK = 1 / os.sysconf("SC_CLK_TCK")
_GROWTH = 16 * 2**20  # bytes by which the resident sizes may grow before memory is measured anew
_PAUSE = 1.0  # seconds after which it is measured anyway: a written page that was shared is resident before and after


def members(sandbox: bool) -> list[int]:
    """Return the process numbers of the submission.

    Parameters
    ----------
    sandbox
        Whether /proc shows nothing but the submission and this process; otherwise this process's descendants are meant.
    """
    own = os.getpid()
    try:
        everyone = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return []  # not Linux; the group of processes is killed in the end
    if sandbox:
        return [pid for pid in everyone if pid != own]
    children: dict[int, list[int]] = {}
    for pid in everyone:
        fields = _stat(pid)
        if fields:
            children.setdefault(int(fields[1]), []).append(pid)
    return list(_descendants(own, children))


class Meter:
    """Compares what a submission uses with what it may.

    Parameters
    ----------
    memory
        Bytes that all processes may take together.
    processes
        How many there may be.
    sandbox
        See `members`.
    """

    def __init__(self, memory: int, processes: int, sandbox: bool) -> None:
        self.memory = memory
        self.processes = processes
        self.sandbox = sandbox
        self.peak = 0  # the most memory that was seen in use, in bytes
        self._sizes: dict[int, int] = {}  # each process's resident size when memory was last measured
        self._measured = float("-inf")  # and when that was
        self.cpu_start = 0.0
        self.cpu_end = float("inf")

    def restart(self, cpu: float) -> None:
        """Allow `cpu` seconds of CPU time from now on."""
        self.cpu_start = self._cpu(members(self.sandbox))
        self.cpu_end = self.cpu_start + cpu

    def used(self) -> float:
        """Return the seconds of CPU time that were used since then."""
        return self._cpu(members(self.sandbox)) - self.cpu_start

    def excess(self, exact: bool = False) -> str:
        """Say what is used too much of, or return an empty string.

        Parameters
        ----------
        exact
            Whether memory is measured in any case. Else it is when it has grown or some time has passed: the kernel
            walks through all of a process's pages for it, and holds up the process meanwhile.
        """
        pids = members(self.sandbox)
        if len(pids) > self.processes:
            return f"it had more than {self.processes} processes"
        if self._cpu(pids) > self.cpu_end:
            return "it used more CPU time than is allowed"
        # What is in memory, and the tables that say where it is: these can be made large with next to nothing in it.
        sizes = {pid: _resident(pid) for pid in pids}
        grown = sum(max(0, size - self._sizes.get(pid, 0)) for pid, size in sizes.items())
        if not (exact or grown > _GROWTH or time.monotonic() > self._measured + _PAUSE):
            return ""
        self._sizes, self._measured, used = sizes, time.monotonic(), 0
        # The sum of the resident sizes counts shared pages several times: it can only be larger, and is read faster.
        if sum(sizes.values()) > min(self.peak, self.memory):
            used = sum(map(_proportional, pids))
            self.peak = max(self.peak, used)
        if used <= self.memory:
            return ""
        self._measured = float("-inf")  # whether it was enough to kill some of it is to be known at once
        return f"it used more than {self.memory // 2**20} MiB of memory"

    def _cpu(self, pids: list[int]) -> float:
        gone = resource.getrusage(resource.RUSAGE_CHILDREN)
        ticks = 0
        for pid in pids:
            fields = _stat(pid)
            if fields:
                ticks += sum(int(field) for field in fields[11:15])  # own and waited-for children's, user and system
        return gone.ru_utime + gone.ru_stime + ticks * _TICK


def has_ended(pid: int) -> bool:
    """Whether nothing of a process is left to run: it is gone, or its parent only has not waited for it yet."""
    fields = _stat(pid)
    return not fields or fields[0] in "ZX"


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the third, the state, on."""
    return _read(pid, "stat").rpartition(")")[2].split()


def _resident(pid: int) -> int:
    status = _read(pid, "status")
    return _kibibytes(status, "VmRSS") + _kibibytes(status, "VmPTE")


def _proportional(pid: int) -> int:
    rollup = _read(pid, "smaps_rollup")
    if "Pss:" not in rollup:
        return _resident(pid)  # it hides its map, so it pays for shared pages too
    return _kibibytes(rollup, "Pss") + _kibibytes(_read(pid, "status"), "VmPTE")


def _kibibytes(text: str, name: str) -> int:
    """Return a size, in bytes, from a file in /proc that has one a line."""
    found = re.search(rf"^{name}:\s*(\d+) kB$", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _read(pid: int, name: str) -> str:
    try:
        with open(f"/proc/{pid}/{name}", encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def _descendants(pid: int, children: dict[int, list[int]]) -> Iterator[int]:
    for child in children.get(pid, ()):
        yield child
        yield from _descendants(child, children)
