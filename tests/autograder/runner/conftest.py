"""Runners, warmed up once for all tests of this folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.runner import Limits, Runner, SandboxUnavailable

LIMITS = Limits(memory=256 * 2**20, cpu_seconds=5, wall_seconds=3, processes=32, disk=16 * 2**20, output=2**16)


@pytest.fixture(scope="session")
def contained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """Return a runner with a sandbox and narrow limits; its host has a secret in its environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIXELGRAD_TEST_SECRET", "the-secret-of-the-host")
        try:
            runner = Runner(limits=LIMITS)
        except SandboxUnavailable as reason:
            pytest.skip(f"no sandbox on this machine: {reason}")
        with runner:
            yield runner


class Watch:
    """Tells which descendants of this process have appeared since it was made, and run."""

    def __init__(self) -> None:
        self.before = descendants(os.getpid())

    def new(self) -> set[int]:
        return alive(descendants(os.getpid()) - self.before)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def gone() -> Callable[[set[int], float], bool]:
    return gone_within


def descendants(pid: int) -> set[int]:
    """Return the numbers of all processes that descend from one."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        waiting += (new := children.get(waiting.pop(), []))
        found.update(new)
    return found


def alive(pids: set[int]) -> set[int]:
    """Return those of the processes that run; one that is waited for by nobody does not."""
    return {pid for pid in pids if _state(pid) not in ("Z", "X", "")}


def gone_within(pids: set[int], seconds: float) -> bool:
    """Wait for processes to end; return whether they did."""
    deadline = time.monotonic() + seconds
    while alive(pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
