"""The template as its host sees it: a process that has imported everything, off which sessions are forked."""

from __future__ import annotations

import contextlib
import os
import site
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pixelgrad
from autograder.runner.explain import WITHOUT, explain
from autograder.runner.identity import write_maps
from autograder.runner.inside import kernel
from autograder.runner.inside.line import Line, LineClosedError
from autograder.runner.values import SandboxUnavailable

START_LIMIT = 120.0  # seconds for the template's imports, on a slow disk
_COURSE = "/course"
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


class Template:
    """Starts a template, and ends it.

    Parameters
    ----------
    preload
        Modules that it imports.
    folder
        Where sessions live if they are not contained; None for a sandbox.

    Raises
    ------
    SandboxUnavailable
        If a sandbox is asked for and this machine does not allow it.
    """

    def __init__(self, preload: Sequence[str], folder: str | None) -> None:
        self._preload = tuple(preload)
        self._folder = folder
        sandbox = folder is None
        self.users = 1  # that submissions can be, see `write_maps`
        entered = not sandbox
        if os.name != "posix":
            raise SandboxUnavailable("Student code is run on Linux and macOS; on Windows, use WSL 2.")
        if sandbox and not kernel.supported():
            raise SandboxUnavailable(f"The sandbox needs Linux on an x86-64 or ARM64 processor. {WITHOUT}")
        self.line, there = Line.pair()
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
                self.line.send(self._orders())
                if sandbox:
                    self.line.receive(START_LIMIT)
                    self.users = write_maps(self._process.pid)
                    self.line.send({"event": "mapped", "users": self.users})
                    self.line.receive(START_LIMIT)
                    entered = True
                self.line.receive(START_LIMIT)
            except (LineClosedError, TimeoutError, OSError) as error:
                self._process.kill()
                self.close()
                complaints.seek(0)
                said = complaints.read().decode(errors="replace").strip()
                raise SandboxUnavailable(explain(said or str(error), entered)) from error

    def _orders(self) -> dict[str, Any]:
        packages = {"pixelgrad": str(Path(pixelgrad.__file__).resolve().parent), "inside": str(_HERE / "inside")}
        if (_REPOSITORY / "data").is_dir():  # trained networks, which an installed pixelgrad brings along
            packages["data"] = str(_REPOSITORY / "data")
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
            "sandbox": self._folder is None,
            "course": course,
            "packages": packages,
            "shown": sorted(prefixes | {os.path.realpath(path) for path in prefixes}),
            "hidden": [str(_REPOSITORY), str(_HERE), *(os.path.join(path, "autograder") for path in libraries)],
            "paths": user_packages,
            "preload": self._preload,
        }

    def join(self, end: socket.socket) -> None:
        """Let it serve one more line.

        Parameters
        ----------
        end
            Of that line, the template's. This process keeps its own copy.

        Raises
        ------
        LineClosedError
            If the template is gone.
        """
        self.line.send({"do": "join"}, end.fileno())

    def close(self) -> None:
        """End the template and everything that was forked off it."""
        self.line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(2)
        self._process.kill()
        self._process.wait()
