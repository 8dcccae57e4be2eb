"""The template: a process that has imported everything once, and forks a supervisor for each submission.

It runs no student code, starts no thread and runs no operation of torch, so that a fork of it is as good as a fresh
process.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import itertools
import os
import select
import shutil
import signal
import socket
import sys
from collections.abc import Mapping
from typing import NoReturn

from . import kernel, room
from .line import Line, LineClosedError, Message

NAMESPACES = (
    kernel.NEW_MOUNTS | kernel.NEW_PIDS | kernel.NEW_NET | kernel.NEW_IPC | kernel.NEW_HOSTNAME | kernel.NEW_CGROUP
)


def main(descriptor: int) -> NoReturn:
    """Set up, report, then fork on demand until the host hangs up.

    Parameters
    ----------
    descriptor
        Of the line to the host.
    """
    line = Line(socket.socket(fileno=descriptor))
    os.set_inheritable(line.fileno(), False)
    order = line.receive()
    host = os.getppid()
    users = 1
    if order["sandbox"]:
        users = room.enter(line, order)
        line.send({"event": "entered"})
    sys.path[:] = [order["course"], *_own_paths(order["hidden"]), *order["paths"]]
    sys.modules[__package__].__path__[:] = [os.path.join(order["course"], "inside")]  # its place in the room
    importlib.import_module(f"{__package__}.supervisor")
    preload(order["preload"])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at the host's terminal is the host's affair
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the supervisors
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # until here it led to the host, for the case of a failure
    os.close(nowhere)
    line.send({"event": "ready"})
    with contextlib.suppress(LineClosedError):
        serve(line, host, order["sandbox"], users)
    if not order["sandbox"]:  # the host cleans up too, unless it was killed
        shutil.rmtree(os.path.dirname(order["course"]), ignore_errors=True)
    os._exit(0)


def preload(names: list[str]) -> None:
    """Import modules once for all submissions; what cannot be imported is left to those that need it."""
    if any(name.partition(".")[0] == "IPython" for name in names):
        from . import cells

        cells.prepare_shell()  # first: matplotlib looks for it when it is imported
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def serve(first: Line, host: int, sandbox: bool, users: int) -> None:
    """Fork a supervisor for each order, until the host hangs up; other lines may be joined, and come and go."""
    lines = {first.fileno(): first}
    user = {first.fileno(): 0}  # of each line; a user's processes are counted together, whatever line they belong to
    joins = itertools.count(1)
    while os.getppid() == host:  # another process of the host may hold a copy of the line's end
        for line in waiting(lines):
            try:
                order = line.receive()
            except LineClosedError:
                if line is first:
                    raise
                del lines[line.fileno()]
                line.close()
                continue
            match order["do"]:
                case "join":
                    joined = Line(socket.socket(fileno=order["descriptor"]))
                    lines[joined.fileno()] = joined
                    user[joined.fileno()] = next(joins) % users
                case "bury":
                    bury(order["pid"])
                    line.send({"event": "buried"})
                case _:
                    with contextlib.suppress(LineClosedError):
                        fork_supervisor(line, order, sandbox, lines, user[line.fileno()])


def waiting(lines: Mapping[int, Line]) -> list[Line]:
    """Return the lines on which an order has come, after a while at the latest."""
    ready = [line for line in lines.values() if line.has_more()]
    if not ready:
        poll = select.poll()
        for descriptor in lines:
            poll.register(descriptor, select.POLLIN)
        ready = [lines[descriptor] for descriptor, _ in poll.poll(2000)]
    return ready


def fork_supervisor(line: Line, order: Message, sandbox: bool, lines: Mapping[int, Line], user: int) -> None:
    """Fork one supervisor, and tell the host a descriptor by which it can be killed and waited for."""
    from . import supervisor  # not before: it imports pixelgrad, which must come from the room

    own_end = order.pop("descriptor")
    try:
        pid = kernel.clone(NAMESPACES) if sandbox else os.fork()
    except OSError as error:
        line.send({"event": "failed", "why": str(error)})
        os.close(own_end)
        return
    if pid == 0:
        for each in lines.values():
            each.end.close()
        supervisor.run(own_end, order, sandbox, user)
    os.close(own_end)
    try:
        handle = os.pidfd_open(pid)
    except (OSError, AttributeError):  # already gone, or not Linux
        line.send({"event": "forked", "pid": pid})
        return
    line.send({"event": "forked", "pid": pid}, handle)
    os.close(handle)


def bury(group: int) -> None:
    """Kill what is left of a submission that ran without a sandbox."""
    with contextlib.suppress(OSError):
        os.killpg(group, signal.SIGKILL)


def _own_paths(hidden: list[str]) -> list[str]:
    """Return where this Python finds its modules, without the course's own repository."""
    paths = [path for path in sys.path if path and os.path.realpath(path) not in hidden]
    # Of an editable installation: it would find the course's repository by itself.
    sys.meta_path[:] = [finder for finder in sys.meta_path if not getattr(finder, "__module__", "").startswith("__ed")]
    return paths
