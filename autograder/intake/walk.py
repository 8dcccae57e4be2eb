"""What is in a submission's folder, without following a link."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from pixelgrad.preflight.files import points_outside, safe_name
from pixelgrad.preflight.findings import Findings, listed

DEEPEST = 8
MOST_ENTRIES = 2_000
# What systems and editors leave behind.
_IGNORED = {".ipynb_checkpoints", "__pycache__", "__MACOSX", ".git", ".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass
class Contents:
    """The regular files of a folder, by their paths inside it with forward slashes, shallow ones first."""

    files: dict[str, Path] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)


def look_through(folder: Path, findings: Findings) -> Contents:
    """List a folder; links, pipes and devices are reported and left alone.

    Parameters
    ----------
    folder
        The submission. A link inside it that leads out of it is suspicious.
    findings
        Where to say what was left out.
    """
    contents = Contents()
    waiting, seen = [(folder, 0)], 0
    unreadable: list[str] = []
    while waiting:
        here, depth = waiting.pop(0)
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            unreadable.append(here.relative_to(folder).as_posix())
            continue
        for entry in found:
            path = Path(entry.path)
            if entry.name in _IGNORED or entry.name.startswith("._"):
                continue
            seen += 1
            if seen > MOST_ENTRIES:
                findings.reported("files", f"The submission has more than {MOST_ENTRIES} files; the rest was left out.")
                return contents
            _sort_in(path, folder, depth, contents, waiting, findings)
    if unreadable:
        findings.reported("unreadable", f"Folders that could not be read were left out: {listed(unreadable)}.")
    return contents


def _sort_in(
    path: Path, folder: Path, depth: int, contents: Contents, waiting: list[tuple[Path, int]], findings: Findings
) -> None:
    name = safe_name(path.relative_to(folder))
    if name is None:
        findings.reported("files", f"A file was left out because its name is no text: {path.name!a}.")
        return
    try:
        mode = path.lstat().st_mode
    except OSError:
        findings.reported("unreadable", f"{name} could not be looked at and was left out.")
        return
    if stat.S_ISLNK(mode):
        if points_outside(path, folder):
            findings.suspicious("link", f"{name} is a symbolic link out of the submission. It was not followed.")
        else:
            findings.reported("link", f"{name} is a symbolic link; links are not followed. Hand in the file itself.")
    elif stat.S_ISDIR(mode):
        if depth < DEEPEST:
            contents.folders.append(name)
            waiting.append((path, depth + 1))
        else:
            findings.reported("files", f"{name} lies too deep and was left out.")
    elif stat.S_ISREG(mode):
        contents.files[name] = path
    else:
        findings.suspicious("device", f"{name} is a pipe, a socket or a device, not a file. It was not opened.")
