"""A private course: chosen units of this one, with points, due dates and hidden cases of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.build.builder import build
from autograder.build.course import CourseError, find_root, read_course, source_of, units_of
from autograder.course.seeds import course_secret
from autograder.errors import CommandError
from autograder.exercises import exercises_of

_COPIED = ("nbgrader_config.py", ".gitignore", "LICENSE")
_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.ipynb")
_DATE = re.compile(r"\d{4}-\d\d-\d\d([ T]|$)")
_LATE = """
# The settings of this course.

# What handing in late costs; take the # away and choose (see docs/instructors.md of the course).
# c.AssignLatePenalties.plugin_class = "autograder.bridge.late.DailyPenalty"
# c.DailyPenalty.per_day = 0.1
# c.DailyPenalty.grace_minutes = 15
"""
_README = """# {title}

A private course, made from [{public}]({repository}) with `autograder init`. Its packages are the installed ones.

Units: {units}.

| command, in this folder | does |
|---|---|
| `autograder build` | makes the notebooks from `solutions/*/*.py` after a change |
| `nbgrader generate_assignment UNIT` | makes a unit known to the gradebook |
| `autograder grade UNIT` | grades `submitted/STUDENT/UNIT/` |
| `nbgrader generate_feedback UNIT` | writes `feedback/` |
| `autograder report UNIT` | one page about the class |

Hand out what is in `notebooks/`, and nothing else: `solutions/` holds the solutions, `.autograder/secret` decides the
hidden cases.
"""


@dataclass(frozen=True)
class Wishes:
    """What a private course is to be.

    Parameters
    ----------
    units
        Its units; all when empty.
    title
        Its name; the public course's when empty.
    points
        For an exercise, what it is worth here.
    due
        For a unit, until when it can be handed in, such as "2027-03-01 23:59 UTC".
    """

    units: Sequence[str] = ()
    title: str = ""
    points: Mapping[str, float] = field(default_factory=dict)
    due: Mapping[str, str] = field(default_factory=dict)


def make_course(folder: Path, wishes: Wishes, root: Path | None = None) -> list[str]:
    """Make a private course in a folder.

    Parameters
    ----------
    folder
        Where; it may exist, and be empty.
    wishes
        What it is to be.
    root
        The checkout of the public course; found from the working directory when None.

    Returns
    -------
    list of str
        What is to be done or known next, in sentences.

    Raises
    ------
    CourseError
        If the folder holds something, or a wish names what there is not. Nothing is written then.
    """
    root = root or find_root()
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(f"{folder} is not an empty folder; name a new one")
    if folder.is_relative_to(root):
        raise CourseError(f"{folder} lies inside the course {root}; a private course needs a place of its own")
    units = list(wishes.units) or units_of(root)
    sources = {unit: source_of(root, unit) for unit in units}
    _check(wishes, units)
    dates = {unit: _read_date(unit, text) for unit, text in wishes.due.items()}

    folder.mkdir(parents=True, exist_ok=True)
    for name in _COPIED:
        shutil.copy(root / name, folder / name)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(_LATE)
    public = read_course(root)
    title = wishes.title or public.title
    (folder / "course.toml").write_text(_course_toml(title, public.repository, public.branch, wishes), encoding="utf-8")
    readme = _README.format(title=title, public=public.title, repository=public.repository, units=", ".join(units))
    (folder / "README.md").write_text(readme, encoding="utf-8")
    for source in sources.values():
        target = folder / "solutions" / source.parent.name
        shutil.copytree(source.parent, target, ignore=_NOT_COPIED)
        text = source.read_text(encoding="utf-8")
        (target / source.name).write_text(with_points(text, wishes.points), encoding="utf-8", newline="\n")
    build(None, check=False, root=folder)
    course_secret(folder / ".autograder" / "secret")
    if dates:
        _write_dates(folder, dates)
    return _advice(folder, units, wishes)


def with_points(text: str, points: Mapping[str, float]) -> str:
    """Return a unit's text with other points for some exercises: in the marks of their cells and in the prose."""
    for exercise, worth in points.items():
        mark = re.compile(rf'(?m)^(# %% nbgrader=\{{"grade": true, "grade_id": "{exercise}", .*?"points": )[\d.]+')
        text = mark.sub(rf"\g<1>{worth:g}", text)
        noun = "point" if worth == 1 else "points"
        told = re.compile(rf"(\*\*Exercise\*\* \()[\d.]+ points?(?=[^`]*`{exercise}\()")
        text = told.sub(rf"\g<1>{worth:g} {noun}", text)
    return text


def _check(wishes: Wishes, units: Sequence[str]) -> None:
    exercises = {exercise.id for unit in units for exercise in exercises_of(unit)}
    unknown = sorted(set(wishes.points) - exercises)
    if unknown:
        raise CourseError(f"no exercise {', '.join(unknown)} in {', '.join(units)}")
    negative = sorted(exercise for exercise, worth in wishes.points.items() if not 0 <= worth < float("inf"))
    if negative:
        raise CourseError(f"the points of {', '.join(negative)} have to be 0 or more")
    other = sorted(set(wishes.due) - set(units))
    if other:
        raise CourseError(f"a due date is given for {', '.join(other)}, and the course has {', '.join(units)}")


def _read_date(unit: str, text: str) -> str:
    from nbgrader.utils import parse_utc

    zone = text.split(" ")[2:]
    try:
        # nbgrader takes "on Monday" for a time, and a time of a zone that it does not know for UTC.
        if not _DATE.match(text):
            raise ValueError(text)
        if zone:
            ZoneInfo(" ".join(zone))
        return str(parse_utc(text).isoformat())
    except (ValueError, OverflowError, ZoneInfoNotFoundError) as error:
        raise CourseError(
            f'the due date of {unit}, {text!r}, is not a time such as "2027-03-01 23:59 UTC", with a zone such as UTC '
            "or Europe/Berlin"
        ) from error


def _write_dates(folder: Path, dates: Mapping[str, str]) -> None:
    # nbgrader starts alembic by its name alone, which fails when this environment is not the active one.
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        for unit, date in dates.items():
            gradebook.add_assignment(unit, duedate=date)


def _course_toml(title: str, repository: str, branch: str, wishes: Wishes) -> str:
    lines = [
        "# A private course: the build makes notebooks here, and the packages are the installed ones.",
        "[course]",
        f"title = {_quoted(title)}",
        "# What the badge opens and what Colab installs: the public course.",
        f"repository = {_quoted(repository)}",
        f"branch = {_quoted(branch)}",
        "private = true",
        "",
        "# What an exercise is worth where it differs from the public course; its cell in solutions/ says the same.",
        "[points]",
        *(f"{exercise} = {worth:g}" for exercise, worth in sorted(wishes.points.items())),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    if not text.isprintable():
        raise CommandError(f"the title {text!r} holds something that cannot be printed")
    return json.dumps(text, ensure_ascii=False)


def _advice(folder: Path, units: Sequence[str], wishes: Wishes) -> list[str]:
    said = [
        f"{folder} is a course of {len(units)} unit{'' if len(units) == 1 else 's'}: {', '.join(units)}.",
        f"Next, in that folder: nbgrader generate_assignment {units[0]}",
    ]
    if wishes.points:
        said.append(
            "The first cell of a unit says how many points it has in all, and check.scorecard() counts those of the "
            "public course: correct the former in solutions/, and tell your students of the latter."
        )
    return said
