"""Where the course lies and what its `course.toml` says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import CommandError

_COURSE_FILE = "course.toml"
_BADGE_IMAGE = "https://colab.research.google.com/assets/colab-badge.svg"


class CourseError(CommandError):
    """The course folder, or a unit in it, is not as the build needs it."""


@dataclass(frozen=True)
class CourseInfo:
    """What `course.toml` says.

    Parameters
    ----------
    title
        The course's name.
    repository
        The address of its public repository, without a trailing slash.
    branch
        The branch that Colab opens.
    private
        Whether the course uses the installed packages, so that a build makes its notebooks only.
    points
        For an exercise, what it is worth here, where that is not what its definition says.
    """

    title: str
    repository: str
    branch: str
    private: bool = False
    points: Mapping[str, float] = field(default_factory=dict)

    def placeholders(self, notebook: str) -> dict[str, str]:
        """Return what replaces each placeholder in a notebook.

        Parameters
        ----------
        notebook
            Path of the released notebook inside the repository, with forward slashes.
        """
        slug = self.repository.removeprefix("https://github.com/")
        address = f"https://colab.research.google.com/github/{slug}/blob/{self.branch}/{notebook}"
        return {
            "{{badge}}": f"[![Open in Colab]({_BADGE_IMAGE})]({address})",
            "{{repository}}": self.repository,
        }


def find_root(start: Path | None = None) -> Path:
    """Return the folder of the course: the nearest one upwards from `start` that holds `course.toml`.

    Parameters
    ----------
    start
        Where to begin; the working directory when None. If nothing is found upwards, the checkout that this package
        was imported from is tried.

    Raises
    ------
    CourseError
        If there is none.
    """
    begin = (start or Path.cwd()).resolve()
    for folder in (begin, *begin.parents, Path(__file__).resolve().parents[2]):
        if (folder / _COURSE_FILE).is_file():
            return folder
    raise CourseError(f"no {_COURSE_FILE} in {begin} or above it: run this inside a checkout of the course")


def read_course(root: Path) -> CourseInfo:
    """Read a course's `course.toml`.

    Raises
    ------
    CourseError
        If an entry is missing or is not text.
    """
    path = root / _COURSE_FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not in order: {error}") from error
    table = tables.get("course", {})
    entries = {}
    for name in ("title", "repository", "branch"):
        value = table.get(name)
        if not isinstance(value, str) or not value:
            raise CourseError(f'{path}: [course] needs {name} = "…"')
        entries[name] = value
    points = tables.get("points", {})
    for exercise, worth in points.items():
        if isinstance(worth, bool) or not isinstance(worth, int | float) or worth < 0:
            raise CourseError(f"{path}: [points] {exercise} has to be a number of points")
    return CourseInfo(
        entries["title"],
        entries["repository"].rstrip("/"),
        entries["branch"],
        private=table.get("private", False) is True,
        points=points,
    )


def source_of(root: Path, unit: str) -> Path:
    """Return the hand-written source of a unit.

    Raises
    ------
    CourseError
        If the unit has none, or more than one.
    """
    folder = root / "solutions" / unit
    found = sorted(folder.glob("*.py"))
    if len(found) != 1:
        known = ", ".join(units_of(root)) or "none yet"
        what = "no source" if not found else f"{len(found)} sources"
        raise CourseError(f"unit {unit!r} has {what} in {folder}, and needs one .py file (units there are: {known})")
    return found[0]


def units_of(root: Path) -> list[str]:
    """Return the units that have a source, in the order of the course."""
    return sorted({path.parent.name for path in (root / "solutions").glob("*/*.py")})
