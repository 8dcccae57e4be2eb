"""The files that students handed in for the leaderboard."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from autograder.leaderboard.reading.network import SIZE_LIMIT

FOLDER = "leaderboard"


def read_file(submission: Path, name: str) -> bytes | None:
    """Read a file of a submission's folder `leaderboard`.

    Parameters
    ----------
    submission
        The submission's folder.
    name
        The file's name.

    Returns
    -------
    bytes or None
        What it holds, or None where there is no such file.

    Raises
    ------
    ValueError
        If it is no plain file, lies behind a link, is too large or cannot be read.
    """
    try:
        outer = os.open(submission, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        inner = _open(FOLDER, os.O_DIRECTORY, outer)
        if inner is None:
            return None
        try:
            # A pipe would keep a reader waiting for ever.
            file = _open(name, os.O_NONBLOCK, inner)
        finally:
            os.close(inner)
    finally:
        os.close(outer)
    return None if file is None else _contents(file)


def _open(name: str, flags: int, folder: int) -> int | None:
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | flags, dir_fd=folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(f"{name} cannot be opened, or is a link: {error.strerror}") from None


def _contents(file: int) -> bytes:
    try:
        info = os.fstat(file)
        if not stat.S_ISREG(info.st_mode):
            raise ValueError("this is no plain file")
        if info.st_size > SIZE_LIMIT:
            raise ValueError(f"the file has {info.st_size} bytes; at most {SIZE_LIMIT} are possible")
        with open(file, "rb", closefd=False) as opened:
            return opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ValueError(f"the file cannot be read: {error.strerror}") from None
    finally:
        os.close(file)
