"""Who the template is, seen from outside its user namespace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

INSIDE_ID = 1000
_FIRST_OWN_ID = 1_879_048_192  # ids far above what any system gives to a user or a container
_NOBODY = 65534


def write_maps(pid: int) -> None:
    """Map the one user and group that exist in a process's new user namespace to ids outside it.

    Parameters
    ----------
    pid
        Of a child of this process that has just called unshare(2). If this process is root, the child becomes an
        unprivileged user that owns nothing; otherwise it stays the user that it is.

    Raises
    ------
    OSError
        If the kernel refuses every map.
    """
    process = Path(f"/proc/{pid}")
    (process / "setgroups").write_text("deny")  # else an ordinary user may not write a group map
    for kind, own in (("uid", os.geteuid()), ("gid", os.getegid())):
        ids = list(_candidates(own, pid))
        for last, outside in zip([False] * (len(ids) - 1) + [True], ids, strict=True):
            try:
                (process / f"{kind}_map").write_text(f"{INSIDE_ID} {outside} 1")
                break
            except OSError:  # an id that does not exist in this container
                if last:
                    raise


def _candidates(own: int, pid: int) -> Iterator[int]:
    if os.geteuid() == 0:
        yield _FIRST_OWN_ID + pid
        yield _NOBODY
    yield own
