"""An environment like Colab's, as far as the package index still has it, in which the course's notebooks run.

`tools/colab.txt` says what is in it. A notebook's set-up cell runs there unchanged: what it installs from the
repository's address, git fetches from a repository made of the working tree.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from autograder.build.course import read_course

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "tools" / "colab.txt"
STAND_IN = ROOT / "tests" / "colab" / "stand_in"
PYTHON = "3.12"
# What the wheel is made of.
_PACKAGED = ("LICENSE", "README.md", "autograder", "data", "pixelgrad", "pyproject.toml")
# Their requirements are not in the list: they follow from the choice of CUDA.
_BY_THEIR_NEEDS = ("torch", "torchvision")
_VARIABLES = {
    "CLICOLOR": "1",
    "COLAB_BACKEND_VERSION": "next",
    "COLAB_JUPYTER_TRANSPORT": "ipc",
    "COLAB_RELEASE_TAG": "release-colab-external",
    "GIT_PAGER": "cat",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PAGER": "cat",
    "PYTHONPATH": "",
}


class NotHereError(RuntimeError):
    """Such an environment cannot be made on this machine; the message says what is missing."""


@dataclass(frozen=True)
class Colab:
    """An environment like that of a fresh Colab runtime.

    Parameters
    ----------
    folder
        Where it is: a virtual environment, with a kernel that is called python3.
    """

    folder: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.folder / "bin" / "python")

    def installed(self) -> dict[str, str]:
        """Return what is installed, with its version, by names in lower case with hyphens."""
        listed = _run("uv", "pip", "list", "--format", "json", "--python", self.python)
        return {normal(row["name"]): row["version"] for row in json.loads(listed)}

    def uninstall(self, names: set[str]) -> None:
        """Take packages away again, to have a fresh runtime."""
        _run("uv", "pip", "uninstall", "--python", self.python, *sorted(names))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let every notebook that is executed inside the `with` block run in this environment's kernel."""
        with mock.patch.dict(os.environ, {"JUPYTER_PATH": str(self.folder / "share" / "jupyter")}):
            yield


def make(folder: Path, torch: bool = True) -> Colab:
    """Make the environment of a fresh runtime, and a kernel for it.

    Parameters
    ----------
    folder
        Where; it must not exist.
    torch
        Whether PyTorch is in it, which is many times as large as all the rest.

    Raises
    ------
    NotHereError
        If uv or Python 3.12 are missing and cannot be had.
    """
    if shutil.which("uv") is None:
        raise NotHereError("an environment like Colab's is made with uv, which is not installed")
    try:
        _run("uv", "venv", "--quiet", "--python", find_python(), str(folder))
    except subprocess.CalledProcessError as error:
        raise NotHereError(f"Colab has Python {PYTHON}, which is not here: {error.stderr.strip()}") from error
    colab = Colab(folder)
    install = ("uv", "pip", "install", "--quiet", "--python", colab.python)
    pins = read_pins()
    # As the list says and nothing else: on Colab, too, some packages miss what they ask for.
    _run(*install, "--no-deps", *(f"{name}=={pins[name]}" for name in pins if name not in (*_BY_THEIR_NEEDS, "triton")))
    if torch:
        _run(*install, "--constraint", str(PINS), *(f"{name}=={pins[name]}" for name in _BY_THEIR_NEEDS))
    (library,) = (folder / "lib").glob("python*/site-packages")
    shutil.copytree(STAND_IN, library, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    _write_kernel(colab, publish(folder / "repository"))
    return colab


def read_pins(path: Path = PINS) -> dict[str, str]:
    """Return the versions in a list, by names in lower case with hyphens."""
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return {normal(name): version for name, _, version in (line.partition("==") for line in lines if line)}


def normal(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return name.lower().replace("_", "-").replace(".", "-")


def find_python() -> str:
    """Return an interpreter of Colab's version, or the version itself, for which uv then looks elsewhere."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    known = sorted(pyenv.glob(f"versions/{PYTHON}.*/bin/python{PYTHON}"))
    return str(known[-1]) if known else PYTHON


def publish(folder: Path) -> Path:
    """Make a git repository of the working tree, as far as it is packaged, and return its folder."""
    listed = _run("git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard", *_PACKAGED)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # else it is about to be deleted
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git = ("git", "-C", str(folder), "-c", "user.name=test", "-c", "user.email=test@localhost")
    _run(*git, "init", "--quiet", "--initial-branch", "main")
    _run(*git, "add", "--all")
    _run(*git, "commit", "--quiet", "--message", "the working tree")
    return folder


def _write_kernel(colab: Colab, repository: Path) -> None:
    kernel = {
        "argv": [colab.python, "-m", "colab_kernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
        "env": {
            **_VARIABLES,
            "PATH": f"{colab.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{repository.as_uri()}.insteadOf",
            "GIT_CONFIG_VALUE_0": read_course(ROOT).repository,
        },
    }
    folder = colab.folder / "share" / "jupyter" / "kernels" / "python3"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kernel.json").write_text(json.dumps(kernel), encoding="utf-8")


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        raise
    return done.stdout
