"""The folders of graded submissions: each is put in place as a whole."""

from __future__ import annotations

import fnmatch
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_READ_ONLY = 0o444


def put_in_place(
    target: Path, desk: Path, name: str, notebook: Mapping[str, Any], beside: Sequence[Path], ignore: Sequence[str]
) -> int:
    """Write a graded submission where nbgrader expects it, in place of what is there.

    Parameters
    ----------
    target
        ``autograded/<student>/<unit>``.
    desk
        An empty place on the same disk for what is half done; nothing else uses it.
    name
        The notebook's file name.
    notebook
        The graded notebook.
    beside
        Folders whose other files are copied; a later one wins. Notebooks and links are left out.
    ignore
        Patterns of names to leave out as well.

    Returns
    -------
    int
        The size of the notebook's file.
    """
    shutil.rmtree(desk, ignore_errors=True)
    draft = desk / "new"
    draft.mkdir(parents=True)
    for folder in beside:
        for source, inside in _files(folder, ignore):
            copy = draft / inside
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copyfile(source, copy)
            copy.chmod(_READ_ONLY)
    text = notebook_text(notebook)
    (draft / name).write_bytes(text)
    (draft / name).chmod(_READ_ONLY)
    target.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(target):
        target.rename(desk / "old")
    draft.rename(target)
    shutil.rmtree(desk, ignore_errors=True)
    return len(text)


def notebook_text(notebook: Mapping[str, Any]) -> bytes:
    """Return a notebook as JSON with a line for each cell.

    An indented form, as Jupyter writes it, takes Python ten times as long, for thousands of files that nobody edits.
    """
    rest = {key: value for key, value in notebook.items() if key != "cells"}
    cells = ",\n".join(json.dumps(cell, sort_keys=True, ensure_ascii=False) for cell in notebook["cells"])
    head = json.dumps(rest, sort_keys=True, ensure_ascii=False).removeprefix("{")
    return f'{{"cells": [\n{cells}\n],\n{head}\n'.encode(errors="replace")


def _files(folder: Path, ignore: Sequence[str]) -> Iterator[tuple[Path, Path]]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _ignored(name, ignore))
        for name in sorted(names):
            path = Path(place, name)
            if not _ignored(name, ignore) and path.suffix != ".ipynb" and path.is_file() and not path.is_symlink():
                yield path, path.relative_to(folder)


def _ignored(name: str, ignore: Sequence[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in ignore)
