"""The released notebooks as chapters of the site: executed up to where the student begins, once, and kept."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.errors import CommandError
from autograder.gates.inspect import RUNNING
from autograder.gates.running import execute

# Extras that no picture and no number of a notebook depends on.
_TOOLS = ("grader", "test", "site", "frameworks")
_SOURCES = (".py", ".js", ".json", ".cases", ".mplstyle")
# What may stop a page; the gates of time and memory are the test suite's.
_GATES = ("stubs, run", "pictures, run")
_BADGE = re.compile(r"\[!\[Open in Colab\]\([^)]*\)\]\(([^)]*)\)")
_HEAD = """\
[Open in Colab]({address}){{.launch}}
{{download}}`Download the notebook <{released}>`

:::{{note}}
This is the notebook as students get it, run as it is: nothing is solved, so every check says *not attempted yet*.
Read it here, move what moves; to write and to check, open it.
:::
"""


class SiteError(CommandError):
    """The site cannot be built; the message says what to mend."""


def chapters_of(root: Path, units: tuple[str, ...] = ()) -> list[Path]:
    """Return the released notebooks of a course in the order of their units, or those of some units only.

    Raises
    ------
    SiteError
        If a unit that is asked for has none.
    """
    found = sorted((root / "notebooks").glob("[0-9][0-9]_*/*.ipynb"))
    if unknown := sorted(set(units) - {path.parent.name for path in found}):
        raise SiteError(f"there is no released notebook of {', '.join(unknown)}")
    return [path for path in found if not units or path.parent.name in units]


def executed(root: Path, path: Path, cache: Path, say: Callable[[str], None] = print) -> NotebookNode:
    """Return a released notebook with its outputs: from the cache, or run now and kept there.

    Parameters
    ----------
    root
        The course's folder.
    path
        The notebook, below `notebooks`.
    cache
        The folder in which executed notebooks are kept, one a unit.
    say
        Is told in a line what was done.

    Raises
    ------
    SiteError
        If anything but a check fails in it.
    """
    unit, key = path.parent.name, key_of(root, path)
    kept = cache / f"{unit}-{key}.ipynb"
    if kept.is_file():
        say(f"{unit:<16} kept, nothing it depends on has changed")
        return nbformat.read(kept, as_version=4)
    started = time.monotonic()
    run = execute(root, path)
    if found := [str(problem) for name in _GATES for problem in RUNNING[name](run)]:
        raise SiteError("\n".join(found))
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob(f"{unit}-*.ipynb"):
        old.unlink()
    unfinished = kept.with_suffix(".part")
    nbformat.write(run.notebook, unfinished)
    unfinished.replace(kept)
    say(f"{unit:<16} executed in {time.monotonic() - started:.0f} s")
    return run.notebook


def key_of(root: Path, path: Path) -> str:
    """Return what a notebook's outputs depend on as sixteen letters.

    That is the notebook, the sources of `pixelgrad`, the versions of Python and of the packages that it uses, and which
    files of data there are.
    """
    parts = hashlib.sha256(path.read_bytes())
    for source in sorted((root / "pixelgrad").rglob("*")):
        if source.suffix in _SOURCES:
            parts.update(f"{source.relative_to(root).as_posix()}\n".encode())
            parts.update(hashlib.sha256(source.read_bytes()).digest())
    for line in (f"python {platform.python_version()}", *_versions(), *_data()):
        parts.update(f"{line}\n".encode())
    return parts.hexdigest()[:16]


def chapter(notebook: NotebookNode, released: str) -> NotebookNode:
    """Return an executed notebook as the site shows it.

    The badge, a picture on another host, becomes a link; what a failed check says twice, as a card and as an error, is
    said once.

    Parameters
    ----------
    notebook
        Executed; it is not changed.
    released
        Where the released notebook lies, to be downloaded.
    """
    shown = nbformat.from_dict(notebook)
    for cell in shown.cells:
        if cell.cell_type == "markdown":
            cell.source = _BADGE.sub(lambda found: _HEAD.format(address=found[1], released=released), cell.source)
        else:
            cell.outputs = [output for output in cell.outputs if output.get("ename") != "CheckFailed"]
    return shown


def title_and_promise(notebook: NotebookNode) -> tuple[str, str]:
    """Return what stands in a unit's first cell: its title, and the sentence below the badge, without its asterisks."""
    first = notebook.cells[0].source
    title, promise = re.search(r"^# (.+)$", first, re.MULTILINE), re.search(r"^\*(?!\*)([^*]+)\*$", first, re.MULTILINE)
    if title is None or promise is None:
        raise SiteError("a unit's first cell needs a title and, in asterisks, a sentence of promise")
    return title[1], " ".join(promise[1].split())


def _versions() -> Iterator[str]:
    for line in sorted(requires("pixelgrad") or ()):
        extra = re.search(r"extra == [\"'](\w+)", line)
        if extra is None or extra[1] not in _TOOLS:
            name = re.match(r"[\w.\-]+", line)
            try:
                yield f"{name[0]} {version(name[0])}" if name else line
            except PackageNotFoundError:
                yield f"{line} is not there"


def _data() -> Iterator[str]:
    folder = os.environ.get("PIXELGRAD_DATA")
    if folder:
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        yield from (f"{path.relative_to(folder).as_posix()} {path.stat().st_size}" for path in files)
