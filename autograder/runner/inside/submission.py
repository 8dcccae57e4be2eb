"""The submission's process: it runs the student's cells, and forks once for each exercise that is asked.

From the first cell on nothing in this process is to be trusted. All that the student's code can reach from here is its
own end of two channels, and all that it can do with them is to spoil its own answers.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
from pathlib import Path
from typing import Any, NoReturn

from pixelgrad.check.ask import ask
from pixelgrad.check.case import Case
from pixelgrad.check.codec import CodecError

from . import kernel
from .cells import Cells
from .channel import REPLY_LIMIT, Channel

_HIGH = 1000  # where the channels' descriptors are moved, out of the way of a loop over the first few
_OPEN_FILES = 1024
_FREE_ADDRESS_SPACE = 512 * 2**20  # on top of the memory limit, for what is reserved but never touched

# Taken now: the student's code may replace them in `os`, and would be the only one to suffer, but confusingly.
_getpid, _fork, _waitpid, _exit = os.getpid, os.fork, os.waitpid, os._exit


def run(descriptor: int, settings: dict[str, Any], sandbox: bool) -> NoReturn:
    """Serve the host's orders until it hangs up; never returns.

    Parameters
    ----------
    descriptor
        Of the channel to the host.
    settings
        The limits, and "work", the working directory.
    sandbox
        Whether this process has a world of its own.
    """
    try:
        channel = Channel(_move(descriptor, _HIGH))
        if sandbox:
            kernel.let_others_look(True)  # the supervisor is closed to its eyes; itself it may inspect as usual
        _limit(settings, sandbox)
        _settle_in(settings["work"])
        Submission(channel, settings["output"], os.path.dirname(settings["work"])).serve()
    finally:
        _exit(0)


class Submission:
    """One submission's namespace.

    Parameters
    ----------
    channel
        To the host.
    output
        Bytes of output that a cell may leave.
    folder
        For what is printed past Python.
    """

    def __init__(self, channel: Channel, output: int, folder: str) -> None:
        self.channel = channel
        self.output = output
        self.folder = folder
        self.pid = _getpid()

    def serve(self) -> None:
        """Wait for orders."""
        cells: Cells
        while True:
            order = self.channel.receive()
            match order["do"]:
                case "begin":
                    for name, content in order["files"].items():
                        with contextlib.suppress(OSError):  # of two names that cannot both be, the first one stands
                            Path(name).parent.mkdir(parents=True, exist_ok=True)
                            Path(name).write_bytes(content)
                    cells = Cells(order["main"], self.output, self.folder, order["stand_ins"])
                case "cell":
                    report = cells.run(order["id"], order["source"])
                    if _getpid() != self.pid:
                        _exit(0)  # a fork that the cell made and forgot
                    self.channel.send(report)
                case "ask":
                    written = {
                        name: value
                        for name, value in vars(cells.module).items()
                        if value is not cells.stand_ins.get(name, self)
                    }
                    self.fork_for(order["names"], written, self.channel.take())

    def fork_for(self, names: list[str], namespace: dict[str, Any], descriptor: int) -> None:
        """Answer the questions on one exercise in a fork, and say how it ended."""
        try:
            pid = _fork_after_reaping()
        except OSError:  # too many processes that the cells have left; the host sweeps them away and asks again
            os.close(descriptor)
            self.channel.send({"ended": None})
            return
        if pid == 0:
            try:
                self.channel.close()
                answer_questions(Channel(_move(descriptor, _HIGH + 1)), names, namespace)
            finally:
                _exit(0)
        os.close(descriptor)
        _, status = _waitpid(pid, 0)
        self.channel.send({"ended": os.waitstatus_to_exitcode(status)})


def answer_questions(channel: Channel, names: list[str], namespace: dict[str, Any]) -> None:
    """Say which names are missing, then answer one question after the other until the host hangs up."""
    pid = _getpid()
    missing = [name for name in names if name not in namespace]
    channel.send({"missing": missing})
    if missing:
        return
    answers = tuple(namespace[name] for name in names)
    answer = answers[0] if len(answers) == 1 else answers
    while True:
        try:
            question = channel.receive()
        except EOFError:
            return
        reply = ask(answer, Case("", question["args"], question["kwargs"], probe=question["probe"]))
        if _getpid() != pid:
            return
        try:
            channel.send(reply, REPLY_LIMIT)
        except CodecError as error:
            channel.send({"kind": "raised", "error": "CodecError", "message": f"the returned value: {error}"})


def _fork_after_reaping() -> int:
    """Fork; where there are too many processes, first let go of those that have ended and were not waited for."""
    try:
        return _fork()
    except OSError:
        with contextlib.suppress(ChildProcessError):
            while _waitpid(-1, os.WNOHANG)[0]:
                pass
        return _fork()


def _move(descriptor: int, wanted: int) -> socket.socket:
    os.dup2(descriptor, wanted, inheritable=False)
    os.close(descriptor)
    return socket.socket(fileno=wanted)


def _limit(settings: dict[str, Any], sandbox: bool) -> None:
    """Set the limits that the kernel keeps by itself; the supervisor watches over the sums."""
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_DATA: settings["memory"] + _FREE_ADDRESS_SPACE,
        resource.RLIMIT_FSIZE: settings["disk"],
        resource.RLIMIT_NOFILE: _OPEN_FILES,
    }
    if sandbox:  # outside, the user's other processes would count too
        limits[resource.RLIMIT_NPROC] = settings["processes"]
    for kind, value in limits.items():
        _, most = resource.getrlimit(kind)
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (value, value))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that is too large is an error, not the end


def _settle_in(work: str) -> None:
    os.chdir(work)
    os.environ.update(HOME=work, PWD=work, TMPDIR=os.path.join(os.path.dirname(work), "tmp"))
