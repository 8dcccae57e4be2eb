"""The files that a submission's notebook finds beside it."""

from __future__ import annotations

import os
from pathlib import Path

_LARGEST_TOTAL = 64 * 2**20


def submitted_files(folder: Path) -> dict[str, bytes]:
    """Return the regular files in a folder, notebooks aside, by their path inside it with forward slashes.

    Parameters
    ----------
    folder
        The folder of the notebook. Links in it are not followed, and what goes beyond 64 MiB in all is left out.
    """
    files: dict[str, bytes] = {}
    room = _LARGEST_TOTAL
    for directory, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(directory, name)
            if path.is_symlink() or not path.is_file() or path.suffix == ".ipynb":
                continue
            size = path.stat().st_size
            if size <= room:
                room -= size
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files
