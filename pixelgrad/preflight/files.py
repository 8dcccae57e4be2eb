"""Files that strangers wrote: reading them without following links, waiting for devices or filling the memory."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePath

from pixelgrad.preflight.findings import Findings

LARGEST_FILE = 256 << 20
# Not every system has all of them.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
# What systems add to the name of a copy, in front and behind.
_BEFORE = re.compile(r"\A(?:copy (?:\(\d+\) )?of|kopie von|copia de|copie de|kopia)[ _-]+", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:[ _-]*\(\d+\)|[ _-]+(?:copy|kopie|copia)\s*\d*|-copy\d*|[ _-](?:mended|final|submission|solution|v?\d+))\Z",
    re.IGNORECASE,
)


def read_file(path: Path, findings: Findings, shown: str | None = None, most: int = LARGEST_FILE) -> bytes | None:
    """Read a regular file; anything else is refused with its reason.

    Parameters
    ----------
    path
        The file. A link is not followed, and a pipe or a device not waited for.
    findings
        Where to say why nothing was read.
    shown
        What to call the file; its name by default.
    most
        The largest size in bytes.
    """
    name = shown or path.name
    try:
        status = path.lstat()
        refusal = _refusal_of(status, name, most)
        if refusal is None:
            with open(os.open(path, _FLAGS), "rb") as file:
                # Once more, of what has been opened: it may have been exchanged since.
                refusal = _refusal_of(os.fstat(file.fileno()), name, most)
                if refusal is None:
                    data = file.read(most + 1)
                    if len(data) <= most:
                        return data
                    refusal = _too_large(name, len(data), most)
    except FileNotFoundError:
        refusal = ("missing", f"There is no file {name}.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        refusal = ("unreadable", f"{name} could not be read: {reason}.")
    if refusal[0] in ("link", "device"):
        findings.suspicious(*refusal)
    else:
        findings.refused(*refusal)
    return None


def plain_name(name: str) -> str:
    """Return a notebook's name without what systems add to copies: `Copy of images (1).IPYNB` is `images.ipynb`."""
    stem = name
    for ending in (".txt", ".json", ".ipynb", ".py"):
        stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    before = ""
    while stem != before:
        before = stem
        stem = _AFTER.sub("", _BEFORE.sub("", stem)).strip()
    return f"{stem.lower()}.ipynb"


def points_outside(link: Path, folder: Path) -> bool:
    """Return whether a symbolic link leads out of a folder; nothing is opened."""
    try:
        target = Path(os.path.normpath(link.parent.resolve() / os.readlink(link)))
        return not target.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return True


def safe_name(path: PurePath) -> str | None:
    """Return a path inside a submission with forward slashes, or None if its name is no text."""
    name = path.as_posix()
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return name


def _refusal_of(status: os.stat_result, name: str, most: int) -> tuple[str, str] | None:
    if stat.S_ISLNK(status.st_mode):
        return "link", f"{name} is a symbolic link, not a file. Links are never followed; hand in the file itself."
    if stat.S_ISDIR(status.st_mode):
        return "directory", f"{name} is a folder, not a file."
    if not stat.S_ISREG(status.st_mode):
        return "device", f"{name} is a pipe or a device, not a file. It was not opened."
    return _too_large(name, status.st_size, most) if status.st_size > most else None


def _too_large(name: str, size: int, most: int) -> tuple[str, str]:
    return (
        "too-large",
        f"{name} is larger than {most >> 20} MB ({size >> 20} MB). Clear the notebook's outputs and save it again.",
    )
