"""A JupyterLab of the tests' own: all its files in one folder, on a port that was free, and gone at the end."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds until a busy machine has started or stopped a server
_FOLDERS = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    "IPYTHONDIR": "ipython",
}
# JupyterLab would ask its makers for news.
_NOTIFICATIONS = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": False}


class LabServer:
    """JupyterLab as `make lab` starts it, serving the notebooks in `notebooks`.

    Parameters
    ----------
    folder
        An empty folder: nothing is read or written elsewhere.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notebooks = folder / "notebooks"
        self.token = secrets.token_hex(16)
        self.url = ""

    def __enter__(self) -> LabServer:
        self.notebooks.mkdir()
        # Where the server runs, nbgrader looks for its settings: those of the course, as in a clone.
        shutil.copy(ROOT / "nbgrader_config.py", self.folder)
        self.set("apputils-extension/notification", _NOTIFICATIONS)
        strange = ("JUPYTER_", "JUPYTERLAB_", "NBGRADER_")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        environment |= {name: str(self.folder / folder) for name, folder in _FOLDERS.items()}
        environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        options = [
            "--no-browser",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            f"--ServerApp.root_dir={self.notebooks}",
            f"--IdentityProvider.token={self.token}",
            "--LabApp.extension_manager=readonly",
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--allow-root")
        with (self.folder / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyterlab", *options],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop()

    def set(self, plugin: str, values: dict[str, Any]) -> None:
        """Write settings of a plugin of JupyterLab; pages that are opened afterwards have them."""
        file = self.folder / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")

    def ask(self, path: str, method: str = "GET") -> Any:
        """Ask the server's interface, and return what it answers."""
        request = Request(f"{self.url}api/{path}", method=method, headers={"Authorization": f"token {self.token}"})
        with urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read() or "null")

    def close_kernel(self, name: str) -> None:
        """Stop the kernel of a notebook."""
        for session in self.ask("sessions"):
            if session["path"] == name:
                self.ask(f"sessions/{session['id']}", "DELETE")

    def processes(self) -> list[psutil.Process]:
        """Return the server's process and those of its kernels."""
        try:
            server = psutil.Process(self._process.pid)
            return [server, *server.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def _wait(self) -> None:
        # The server writes down which port it took.
        note = self.folder / "runtime" / f"jpserver-{self._process.pid}.json"
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE and self._process.poll() is None:
            try:
                self.url = json.loads(note.read_text(encoding="utf-8"))["url"].replace("localhost", "127.0.0.1")
                self.ask("status")
                return
            except (OSError, ValueError, URLError):
                time.sleep(0.05)
        log = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"JupyterLab did not start:\n{log[-4000:]}")

    def _stop(self) -> None:
        kernels = self.processes()[1:]
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        # A kernel that the server could not wait for ends by itself soon; it does not have to.
        for kernel in kernels:
            with contextlib.suppress(psutil.NoSuchProcess):
                kernel.kill()
