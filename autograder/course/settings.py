"""Where a course keeps what, as its `nbgrader_config.py` says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.course.config import load_config
from autograder.course.errors import GradingError

if TYPE_CHECKING:
    from traitlets.config import Config

_STRUCTURE = "{nbgrader_step}/{student_id}/{assignment_id}"


@dataclass(frozen=True)
class CourseSettings:
    """The places of a course that grading reads and writes.

    Parameters
    ----------
    root
        The course folder.
    submitted, autograded, source, release
        nbgrader's folders of these names.
    gradebook_url
        The gradebook's database.
    course_id
        nbgrader's name of the course.
    ignore
        Patterns of file names that are never copied beside a graded notebook.
    config
        All that `nbgrader_config.py` sets.
    """

    root: Path
    submitted: Path
    autograded: Path
    source: Path
    release: Path
    gradebook_url: str
    course_id: str
    ignore: tuple[str, ...]
    config: Config

    @property
    def own(self) -> Path:
        """The folder in which the grader keeps its results and its records."""
        return self.root / ".autograder"

    @property
    def gradebook_file(self) -> Path | None:
        """The gradebook's file, or None when it is in another kind of database."""
        kind, _, path = self.gradebook_url.partition(":///")
        return self.root / path if kind == "sqlite" and path else None

    def release_of(self, unit: str) -> Path | None:
        """Return the notebook of a unit that students were given, or None when there is not exactly one."""
        notebooks = sorted((self.release / unit).glob("*.ipynb"))
        return notebooks[0] if len(notebooks) == 1 else None


def read_settings(root: Path) -> CourseSettings:
    """Read a course's settings.

    Raises
    ------
    GradingError
        If the folder is not a course, or one whose folders are arranged in a way that grading does not know.
    """
    root = root.resolve()
    try:
        config = load_config(root)
    except FileNotFoundError as error:
        raise GradingError(f"{error}. Start in the folder of the course, or name it with --course.") from error
    course: Any = config.CourseDirectory
    if course.get("directory_structure", _STRUCTURE).replace("\\", "/") != _STRUCTURE:
        raise GradingError(
            f"nbgrader_config.py sets CourseDirectory.directory_structure; grading knows only {_STRUCTURE}."
        )
    return CourseSettings(
        root=root,
        submitted=root / course.get("submitted_directory", "submitted"),
        autograded=root / course.get("autograded_directory", "autograded"),
        source=root / course.get("source_directory", "source"),
        release=root / course.get("release_directory", "release"),
        gradebook_url=course.get("db_url", f"sqlite:///{root / 'gradebook.db'}"),
        course_id=course.get("course_id", ""),
        ignore=tuple(course.get("ignore", (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"))),
        config=config,
    )
