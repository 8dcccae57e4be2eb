"""Play a class, from the release to the feedback, in a scratch course folder."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from autograder.bridge.warm import warm_runner
from autograder.build.course import find_root, source_of
from autograder.course.folder import CourseFolder, CourseStepError
from autograder.course.simulate import fill_in, read_bank, simulate_class
from autograder.course.tables import grade_table, misconception_table
from autograder.exercises import exercises_of

UNIT = "01_images"
_MARK = ".pixelgrad-demo"


def play(folder: Path, console: Console | None = None) -> None:
    """Release unit 01, hand in for twelve simulated students, grade, write feedback and print what came of it.

    Parameters
    ----------
    folder
        Where to play; what an earlier play left there is removed.
    console
        Where to print.

    Raises
    ------
    CourseError, CourseStepError
        If this is not run in a checkout of the course, or the folder holds something else.
    autograder.runner.SandboxUnavailable
        If submissions cannot be contained on this machine.
    """
    console = console or Console()
    started = time.monotonic()
    root = find_root()
    folder = folder.resolve()
    exercises = exercises_of(UNIT)
    students = simulate_class(read_bank(root / "tests" / "answers", [exercise.id for exercise in exercises]))
    course = _set_up(root, folder)
    warm_runner(sandbox=True)

    columns = (TextColumn("{task.description:<32}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("releasing the unit", total=2 * len(students) + 1)
        released = course.release(UNIT)
        text = released.read_text(encoding="utf-8")
        progress.advance(task)
        for student in students:
            progress.update(task, description=f"grading {student.name}")
            course.hand_in(UNIT, student.name, released.name, fill_in(text, student))
            course.autograde(UNIT, student.name)
            progress.advance(task)
        for student in students:
            progress.update(task, description=f"writing feedback for {student.name}")
            course.feedback(UNIT, student.name)
            progress.advance(task)
        progress.update(task, description="done")

    verdicts = course.verdicts(UNIT)
    console.print(grade_table(course.scores(UNIT), exercises))
    console.print(misconception_table(verdicts, exercises))
    for name, path in (
        ("submissions", "submitted"),
        ("graded notebooks", "autograded"),
        ("feedback pages", "feedback"),
        ("gradebook", "gradebook.db"),
    ):
        console.print(f"{name:>17}: {_near(folder / path)}", highlight=False)
    console.print(f"{len(students)} submissions in {time.monotonic() - started:.0f} s", highlight=False)


def _set_up(root: Path, folder: Path) -> CourseFolder:
    if folder.exists():
        if any(folder.iterdir()) and not (folder / _MARK).is_file():
            raise CourseStepError(f"{folder} holds something else than an earlier demo; name another folder")
        shutil.rmtree(folder)
    course = CourseFolder.make(root, folder, source_of(root, UNIT).with_suffix(".ipynb"))
    (folder / _MARK).touch()
    return course


def _near(path: Path) -> str:
    """Return a path as one would type it here."""
    near = os.path.relpath(path)
    return str(path) if near.startswith("..") else near
