"""The supervisor: process 1 of a submission's world.

It runs no student code. It starts the submission's process, watches what all processes of the submission use together,
kills what is left behind, and when it ends the kernel kills everything in its world.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from typing import NoReturn

from . import kernel, room, seccomp, submission, usage
from .line import Line, LineClosedError, Message
from .witness import Witness

_PERIOD = 0.1  # seconds between two looks at what the submission uses


def run(own_end: int, order: Message, sandbox: bool, user: int) -> NoReturn:
    """Turn the process that was just forked off the template into a supervisor; never returns."""
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.setsid()
        line = Line(socket.socket(fileno=own_end))
        witness = None
        try:
            if sandbox:
                room.furnish(order["disk"], user)
                kernel.let_others_look(False)
                kernel.drop_privileges()
                kernel.die_with_parent()
                listener = seccomp.install()
                witness = None if listener is None else Witness(listener)
            elif kernel.supported():
                kernel.adopt_orphans()
        except OSError as error:
            line.send({"event": "failed", "why": str(error)})
            os._exit(1)
        keeper = Supervisor(line, order, sandbox, witness)
        with contextlib.suppress(LineClosedError):
            keeper.serve()
        keeper.worker = None  # nobody is there any more to be told of its end
        keeper.sweep(spare_worker=False)  # in a world of its own, the kernel would do it
        status = 0
    finally:
        os._exit(status)


class Supervisor:
    """Serves the host's orders until it hangs up.

    Parameters
    ----------
    line
        To the host.
    order
        The limits of `autograder.runner.Limits`, and "work", the working directory.
    sandbox
        Whether this is process 1 of its own world; otherwise only descendants are the submission's.
    witness
        Hears of refused calls, where there is one.
    """

    def __init__(self, line: Line, order: Message, sandbox: bool, witness: Witness | None = None) -> None:
        self.line = line
        self.witness = witness
        self.order = order
        self.meter = usage.Meter(order["memory"], order["processes"], sandbox)
        self.sandbox = sandbox
        self.worker: int | None = None
        self.worker_is_spared = False
        self.swept = False
        self.wake, self.alarm = os.pipe()
        os.set_blocking(self.alarm, False)
        os.set_blocking(self.wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.alarm, warn_on_full_buffer=False)

    def serve(self) -> NoReturn:
        """Wait for orders, ends of processes, and the time of the next look."""
        poll = select.poll()
        poll.register(self.line.fileno(), select.POLLIN)
        poll.register(self.wake, select.POLLIN)
        if self.witness is not None:
            poll.register(self.witness.fileno(), select.POLLIN)
        self.line.send({"event": "furnished"})
        next_look = 0.0
        while True:
            ready = {descriptor for descriptor, _ in poll.poll(_PERIOD * 1000 if self.worker else None)}
            if self.wake in ready:
                os.read(self.wake, 4096)
            self.bury()
            if self.witness is not None and self.witness.fileno() in ready:
                self.witness.hear(lambda what: self.line.send({"event": "refused", "what": what}))
            if self.line.fileno() in ready:
                self.obey(self.line.receive())
                while self.line.has_more():
                    self.obey(self.line.receive())
            if (
                time.monotonic() >= next_look
            ):  # not only when all is quiet: a submission could see to it that it never is
                self.look()
                next_look = time.monotonic() + _PERIOD

    def obey(self, order: Message) -> None:
        """Do what the host says."""
        match order["do"]:
            case "start":
                self.start(order["descriptor"])
                self.line.send({"event": "started"})
            case "meter":
                self.worker_is_spared = order["spare"]
                self.swept = False
                self.meter.restart(order["cpu"])
            case "used":
                self.line.send({"event": "used", "seconds": self.meter.used()})
            case "peak":
                self.meter.excess(exact=True)
                self.line.send({"event": "peak", "bytes": self.meter.peak})
            case "sweep":
                left = self.sweep(spare_worker=True)
                self.line.send({"event": "swept", "left": left})
            case "interrupt" if self.worker:
                os.kill(self.worker, signal.SIGINT)
            case "stop":
                self.sweep(spare_worker=False)
                self.line.send({"event": "stopped"})

    def start(self, descriptor: int) -> None:
        """Fork the process that will run the student's code."""
        self.worker = os.fork()
        if self.worker == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.line.close()
            os.close(self.wake)
            os.close(self.alarm)
            if self.witness is not None:
                self.witness.close()
            submission.run(descriptor, self.order, self.sandbox)
        os.close(descriptor)

    def bury(self) -> None:
        """Take notice of processes that have ended."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.worker:
                self.worker = None
                self.line.send({"event": "ended", "code": os.waitstatus_to_exitcode(status)})

    def look(self) -> None:
        """Stop what uses more than it may."""
        excess = self.meter.excess()
        if excess:
            self.line.send({"event": "excess", "why": excess})
            self.sweep(spare_worker=self.worker_is_spared and not self.swept)
            self.swept = True  # should it be too much still, it is the worker itself

    def sweep(self, spare_worker: bool) -> int:
        """Kill the submission's processes; return how many could not be killed."""
        spared = {self.worker} if spare_worker else set()
        for attempt in range(200):  # a fork bomb may need a few rounds: what is being killed can no longer fork
            # One that has ended but that its parent, the student's process, did not wait for yet does no harm.
            doomed = [pid for pid in usage.members(self.sandbox) if pid not in spared and not usage.has_ended(pid)]
            if not doomed:
                return 0
            for pid in doomed:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            self.bury()
            time.sleep(min(0.0005 * attempt, 0.01))  # on a busy machine, dying takes a moment
        return len(doomed)
