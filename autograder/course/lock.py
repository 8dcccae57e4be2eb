"""At most one grader at work in a course folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course.errors import GradingError


@contextmanager
def only_one(place: Path) -> Iterator[None]:
    """Hold a lock that the system lets go when this process ends, however it ends.

    Parameters
    ----------
    place
        The lock's file.

    Raises
    ------
    GradingError
        If another process holds it.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _locked(handle):
            holder = os.pread(handle, 20, 0).decode(errors="replace").strip() or "unknown"
            raise GradingError(f"Another `autograder grade` is at work in this course (process {holder}).")
        os.truncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not a system that submissions can run on; nothing to guard
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
