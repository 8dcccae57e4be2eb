"""Who the template is, seen from outside its user namespace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

INSIDE_ID = 1000
USERS = 256
FIRST_OWN_ID = 1_879_048_192  # ids far above what any system gives to a user or a container
_NOBODY = 65534


def write_maps(pid: int) -> int:
    """Map the users and the one group that exist in a process's new user namespace to ids outside it.

    Parameters
    ----------
    pid
        Of a child of this process that has just called unshare(2). If this process is root, the child becomes an
        unprivileged user that owns nothing; otherwise it stays the user that it is.

    Returns
    -------
    int
        How many users there are, `INSIDE_ID` and those after it: `USERS` if this process is root and may, else 1. The
        kernel limits the number of processes by user: submissions that run at the same time need different ones.

    Raises
    ------
    OSError
        If the kernel refuses every map.
    """
    process = Path(f"/proc/{pid}")
    (process / "setgroups").write_text("deny")  # else an ordinary user may not write a group map
    _write(process / "gid_map", os.getegid(), pid)
    return _write(process / "uid_map", os.geteuid(), pid)


def _write(file: Path, own: int, pid: int) -> int:
    ids = list(_candidates(own, pid))
    for last, (outside, count) in zip([False] * (len(ids) - 1) + [True], ids, strict=True):
        try:
            file.write_text(f"{INSIDE_ID} {outside} {count}")
        except OSError:  # an id that does not exist in this container
            if last:
                raise
        else:
            return count
    raise AssertionError("not reached")


def _candidates(own: int, pid: int) -> Iterator[tuple[int, int]]:
    if os.geteuid() == 0:
        yield FIRST_OWN_ID + USERS * pid, USERS
        yield _NOBODY, 1
    yield own, 1
