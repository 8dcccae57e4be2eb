"""What a new exercise's frame leaves to its author."""

from __future__ import annotations

from pathlib import Path

MARK = "FILL IN"
"""Stands wherever an author has to write something."""

NAME = "fill-in-a-name"
"""Stands for the id of the first misconception."""

_PLACES = ("solutions/*/*.py", "autograder/exercises/*/*.py", "tests/answers/*/*.py")


def find_unfilled(root: Path) -> list[str]:
    """Return what is still to be filled in in a course, each as ``file:line: what``, in the order of the files."""
    found = []
    for place in _PLACES:
        for path in sorted(root.glob(place)):
            name = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if MARK in line or NAME in line:
                    found.append(f"{name}:{number}: {line.strip().lstrip('# ')}")
    return found
