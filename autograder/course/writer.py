"""The one writer of the gradebook and of the graded notebooks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from sqlalchemy.exc import SQLAlchemyError

from autograder.course.errors import GradingError
from autograder.course.folders import put_in_place
from autograder.course.rows import SubmissionRows, UnitRows, notebooks_of
from autograder.course.settings import CourseSettings
from autograder.course.steps import Steps
from autograder.course.submissions import TIMESTAMP, Submission


@dataclass(frozen=True)
class Written:
    """What was written for one submission.

    Parameters
    ----------
    points
        The sum of the scores that the grader gave.
    cells
        How many scores these are.
    size
        Bytes of the graded notebook.
    """

    points: float
    cells: int
    size: int


class Writer:
    """Writes the results of one unit. The gradebook is opened once, and a batch is one transaction.

    The graded notebook is put in place first, and the scores follow when the batch is committed: there is never a score
    without the notebook that explains it. What was not committed is written again by the next run, the same.

    Parameters
    ----------
    settings
        The course's.
    unit
        The unit.

    Raises
    ------
    GradingError
        If the gradebook does not know the unit, or knows several notebooks of it.
    """

    def __init__(self, settings: CourseSettings, unit: str) -> None:
        self._settings = settings
        self._unit = unit
        self._gradebook = Gradebook(settings.gradebook_url, settings.course_id)
        try:
            names = notebooks_of(self._gradebook, unit)
            if len(names) > 1:
                raise GradingError(f"{unit} has several notebooks in the gradebook: {', '.join(names)}. One is graded.")
            self._notebook = names[0]
            self._rows = UnitRows(self._gradebook, unit, self._notebook)
            self._steps = Steps(settings.config, self._rows)
        except BaseException:
            self._gradebook.close()
            raise
        self._batch: list[SubmissionRows] = []

    def write(self, submission: Submission, kept: dict[str, Any]) -> Written:
        """Write a submission's graded notebook, and its scores into the batch.

        Parameters
        ----------
        submission
            Whose it is.
        kept
            A result as `autograder.course.store.ResultStore` keeps it.

        Raises
        ------
        GradingError
            If no honest score can be written.
        """
        rows = self._rows.submission(submission.student)
        timestamp = _timestamp(submission.folder)
        if timestamp is not None:
            rows.timestamp = timestamp
        graded = self._steps.apply(kept, rows)
        own = self._settings.own / self._unit
        size = put_in_place(
            self._settings.autograded / submission.student / self._unit,
            own / "desk",
            f"{self._notebook}.ipynb",
            graded,
            (submission.folder, self._settings.source / self._unit),
            self._settings.ignore,
        )
        self._batch.append(rows)
        scores = [grade.auto_score for grade in rows.grades.values() if grade.auto_score is not None]
        return Written(sum(scores), len(scores), size)

    def commit(self) -> None:
        """Write the batch into the gradebook.

        Raises
        ------
        GradingError
            If the database cannot be written now; the batch is kept.
        """
        try:
            self._rows.write(self._batch)
        except SQLAlchemyError as error:
            raise GradingError(f"The gradebook could not be written, and is as it was: {error}") from error
        self._batch.clear()

    def close(self) -> None:
        """Close the gradebook; what was not committed is left out."""
        self._gradebook.close()


def _timestamp(folder: Path) -> datetime.datetime | None:
    try:
        text = (folder / TIMESTAMP).read_text().strip()
    except (OSError, UnicodeDecodeError):
        return None
    if not text:
        return None
    try:
        return parse_utc(text)
    except (ValueError, OverflowError) as error:
        raise GradingError(f"{TIMESTAMP} does not hold a time: {text[:60]!r}") from error
