"""The runner: a warm template, off which a session is forked for each submission."""

from __future__ import annotations

import contextlib
import os
import shutil
import site
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

import pixelgrad
from autograder.runner.explain import WITHOUT, explain
from autograder.runner.identity import write_maps
from autograder.runner.inside import kernel
from autograder.runner.inside.line import Line, LineClosedError
from autograder.runner.session import Session
from autograder.runner.values import DEFAULT_LIMITS, Limits, Program, SandboxUnavailable
from autograder.runner.world import World

_START_LIMIT = 120.0  # seconds for the template's imports, on a slow disk
_FORK_LIMIT = 30.0
_LOST = (LineClosedError, TimeoutError)
_COURSE = "/course"
_WORK = "/box/work"
_HERE = Path(__file__).parent
_PROGRAM = "import sys; sys.path.insert(0, {!r}); from inside.template import main; main({})"
_REPOSITORY = Path(__file__).parents[2]

# One thread: a fork takes along only the thread that calls it, and a library that waits for its others would hang.
_ENVIRONMENT = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"),
    "OMP_THREAD_LIMIT": "1",  # whatever number a cell sets later
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "USER": "student",
}


class Runner:
    """Runs student programs, each in a world of its own.

    Parameters
    ----------
    sandbox
        Whether to contain them. Without, they are plain processes of the user that runs this.
    limits
        What each may use.
    preload
        Modules that the template imports once, so that no submission has to wait for them.

    Raises
    ------
    SandboxUnavailable
        If `sandbox` is asked for and this machine does not allow it.

    Notes
    -----
    Not to be shared between threads. Use it as a context manager, or call `close`.
    """

    def __init__(
        self, *, sandbox: bool = True, limits: Limits = DEFAULT_LIMITS, preload: Sequence[str] = ("numpy",)
    ) -> None:
        self.sandbox = sandbox
        self.limits = limits
        self.preload = tuple(preload)
        self._place = None if sandbox else tempfile.TemporaryDirectory(prefix="pixelgrad-", ignore_cleanup_errors=True)
        self._folder = self._place.name if self._place else None
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def open(self, program: Program) -> Session:
        """Fork a submission's process and run its cells.

        Raises
        ------
        SandboxUnavailable
            If the sandbox, which stood when the runner was made, cannot be built any more.
        """
        for attempt in (1, 2):
            try:
                return Session(self._fork(), program, self.limits)
            except _LOST:  # something ended the template; without a sandbox the student's code can
                if attempt == 2:
                    raise SandboxUnavailable("The runner's template process ends as soon as it is used.") from None
                self._stop()
                self._start()
        raise AssertionError("not reached")

    def close(self) -> None:
        """End the template and everything that was forked off it."""
        self._stop()
        if self._place is not None:
            self._place.cleanup()

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _start(self) -> None:
        entered = not self.sandbox
        if os.name != "posix":
            raise SandboxUnavailable("Student code is run on Linux and macOS; on Windows, use WSL 2.")
        if self.sandbox and not kernel.supported():
            raise SandboxUnavailable(f"The sandbox needs Linux on an x86-64 or ARM64 processor. {WITHOUT}")
        self._line, there = Line.pair()
        with there, tempfile.TemporaryFile() as complaints:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM.format(str(_HERE), there.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                env=_ENVIRONMENT | {"MPLCONFIGDIR": os.path.join(self._folder or "/tmp", "matplotlib")},
                pass_fds=[there.fileno()],
                start_new_session=True,
            )
            there.close()
            try:
                self._line.send(self._orders())
                if self.sandbox:
                    self._line.receive(_START_LIMIT)
                    write_maps(self._process.pid)
                    self._line.send({"event": "mapped"})
                    self._line.receive(_START_LIMIT)
                    entered = True
                self._line.receive(_START_LIMIT)
            except (*_LOST, OSError) as error:
                self._process.kill()
                self._process.wait()
                complaints.seek(0)
                said = complaints.read().decode(errors="replace").strip()
                raise SandboxUnavailable(explain(said or str(error), entered)) from error

    def _orders(self) -> dict[str, Any]:
        packages = {"pixelgrad": str(Path(pixelgrad.__file__).resolve().parent), "inside": str(_HERE / "inside")}
        course = _COURSE
        if self._folder is not None:  # a folder that holds what is needed, and not the rest of the repository
            course = os.path.join(self._folder, "course")
            os.makedirs(course, exist_ok=True)
            for name, package in packages.items():
                with contextlib.suppress(FileExistsError):
                    os.symlink(package, os.path.join(course, name))
        user_packages = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
        prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, *user_packages}
        libraries = {sysconfig.get_paths()[key] for key in ("purelib", "platlib")}
        return {
            "sandbox": self.sandbox,
            "course": course,
            "packages": packages,
            "shown": sorted(prefixes | {os.path.realpath(path) for path in prefixes}),
            "hidden": [str(_REPOSITORY), str(_HERE), *(os.path.join(path, "autograder") for path in libraries)],
            "paths": user_packages,
            "preload": self.preload,
        }

    def _stop(self) -> None:
        if not hasattr(self, "_process"):
            return
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(2)
        self._process.kill()
        self._process.wait()

    def _fork(self) -> World:
        work = _WORK if self._folder is None else os.path.join(tempfile.mkdtemp(dir=self._folder), "work")
        if self._folder is not None:
            os.mkdir(work)
            os.mkdir(os.path.join(os.path.dirname(work), "tmp"))
        line, there = Line.pair()
        with there:
            self._line.send({"do": "fork", "work": work, **asdict(self.limits)}, there.fileno())
        answer = self._line.receive(_FORK_LIMIT)
        if answer["event"] == "failed":
            line.close()
            raise SandboxUnavailable(explain(answer["why"], entered=not self.sandbox))
        world = World(line, answer.get("descriptor"), None if self.sandbox else lambda: self._bury(answer["pid"], work))
        try:
            first = line.receive(_FORK_LIMIT)
        except _LOST:
            world.close()
            raise
        if first["event"] == "failed":
            world.close()
            raise SandboxUnavailable(explain(first["why"], entered=not self.sandbox))
        return world

    def _bury(self, pid: int, work: str) -> None:
        with contextlib.suppress(*_LOST):
            self._line.send({"do": "bury", "pid": pid})
            self._line.receive(_FORK_LIMIT)
        shutil.rmtree(os.path.dirname(work), ignore_errors=True)
