"""A course folder and the steps of grading in it, with nbgrader's converters used in this process."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, BaseConverter, GenerateAssignment, GenerateFeedback, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.course.config import load_config


class CourseStepError(RuntimeError):
    """A step of grading failed for a reason that is not a student's."""


@dataclass(frozen=True)
class CourseFolder:
    """A folder with `nbgrader_config.py` and the rooms that it names.

    Parameters
    ----------
    root
        The folder.
    settings
        nbgrader settings in place of those of the file.
    """

    root: Path
    settings: Config

    @classmethod
    def open(cls, root: Path, settings: Config | None = None) -> CourseFolder:
        """Open the course in a folder."""
        return cls(root.resolve(), settings or Config())

    @property
    def gradebook_url(self) -> str:
        """Where the gradebook is."""
        return str(self._coursedir("", "*").db_url)

    def release(self, unit: str) -> None:
        """Make a unit known to the gradebook and write the students' notebook.

        Raises
        ------
        CourseStepError
            If nbgrader reports a failure.
        """
        self._run(GenerateAssignment, unit, "*")

    def autograde(self, unit: str, student: str = "*") -> None:
        """Grade submissions of a unit.

        Parameters
        ----------
        unit
            The unit.
        student
            A student's name, or a pattern such as "*". Submissions that are graded already are graded again.

        Raises
        ------
        CourseStepError
            If a submission could not be graded; the others are.
        """
        self._run(Autograde, unit, student)

    def feedback(self, unit: str, student: str = "*") -> None:
        """Write the feedback pages of a unit.

        Raises
        ------
        CourseStepError
            If nbgrader reports a failure.
        """
        self._run(GenerateFeedback, unit, student)

    def scores(self, unit: str) -> dict[str, dict[str, float]]:
        """Return the points in the gradebook: for each student, for each graded cell."""
        with Gradebook(self.gradebook_url) as gradebook:
            return {
                submission.student.id: {
                    grade.name: float(grade.score) for notebook in submission.notebooks for grade in notebook.grades
                }
                for submission in gradebook.assignment_submissions(unit)
            }

    def submitted(self, unit: str) -> list[str]:
        """Return the students who have submitted a unit, in alphabetical order."""
        return sorted(path.parent.name for path in (self.root / "submitted").glob(f"*/{unit}"))

    def _coursedir(self, unit: str, student: str) -> CourseDirectory:
        config = self._config()
        config.CourseDirectory.assignment_id = unit
        config.CourseDirectory.student_id = student
        return CourseDirectory(config=config)

    def _config(self) -> Config:
        config = load_config(self.root)
        config.CourseDirectory.root = str(self.root)
        config.BaseConverter.force = True
        config.merge(self.settings)
        return config

    def _run(self, step: Callable[..., BaseConverter], unit: str, student: str) -> None:
        coursedir = self._coursedir(unit, student)
        with _captured_log() as (log, text):
            converter = step(coursedir=coursedir, config=coursedir.config)
            for part in (coursedir, converter):
                part.log = log
            try:
                converter.start()
            except NbGraderException as error:
                raise CourseStepError(f"{error}\n{text.getvalue()}".strip()) from error


@contextmanager
def _captured_log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """Collect nbgrader's warnings and errors, which it prints otherwise."""
    text = io.StringIO()
    log = logging.Logger("pixelgrad.nbgrader", logging.WARNING)
    log.addHandler(logging.StreamHandler(text))
    yield log, text


def students_of(scores: dict[str, dict[str, float]]) -> Sequence[str]:
    """Return the students of a table of scores, best first, then by name."""
    return sorted(scores, key=lambda student: (-sum(scores[student].values()), student))
