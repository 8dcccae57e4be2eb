"""A course folder and the steps of grading in it, with nbgrader's converters used in this process."""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, BaseConverter, GenerateAssignment, GenerateFeedback, NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from autograder.course.config import load_config
from autograder.errors import CommandError
from autograder.judge import Verdict

_CONFIG = '''"""The settings of the course, for nbgrader commands that are started in this folder."""

from pathlib import Path

load_subconfig("nbgrader_config.py", path=str(Path(__file__).resolve().parent / "{root}"))  # noqa: F821
'''


class CourseStepError(CommandError):
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

    @classmethod
    def make(cls, root: Path, folder: Path, notebook: Path, settings: Config | None = None) -> CourseFolder:
        """Make a course folder with one unit in it, apart from the real one.

        Parameters
        ----------
        root
            The real course folder, whose nbgrader settings hold in the new one too.
        folder
            Where to make it; it may exist, and be empty.
        notebook
            The unit's solution notebook, ``UNIT/NAME.ipynb``.
        settings
            As in `CourseFolder`.
        """
        (folder / "solutions" / notebook.parent.name).mkdir(parents=True)
        shutil.copy(notebook, folder / "solutions" / notebook.parent.name / notebook.name)
        near = Path(os.path.relpath(root.resolve(), folder.resolve())).as_posix()
        (folder / "nbgrader_config.py").write_text(_CONFIG.format(root=near), encoding="utf-8")
        return cls.open(folder, settings)

    @property
    def gradebook_url(self) -> str:
        """Where the gradebook is."""
        return str(self._coursedir("", "*").db_url)

    def release(self, unit: str) -> Path:
        """Make a unit known to the gradebook and write the students' notebook.

        Returns
        -------
        Path
            The students' notebook.

        Raises
        ------
        CourseStepError
            If nbgrader reports a failure.
        """
        self._run(GenerateAssignment, unit, "*")
        return next((self.root / "notebooks" / unit).glob("*.ipynb"))

    def hand_in(self, unit: str, student: str, notebook: str, text: str) -> Path:
        """Put a notebook where a student's submissions are collected, and return where that is.

        Parameters
        ----------
        unit, student
            The unit and the student's name.
        notebook
            The name of the notebook's file.
        text
            What stands in it.
        """
        path = self.root / "submitted" / student / unit / notebook
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

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

    def verdicts(self, unit: str) -> dict[str, list[Verdict]]:
        """Return what the judge said: for each graded student, the verdicts in the order of the notebook."""
        found: dict[str, list[Verdict]] = {}
        for path in sorted((self.root / "autograded").glob(f"*/{unit}/*.ipynb")):
            cells = json.loads(path.read_bytes())["cells"]
            said = (cell["metadata"].get("pixelgrad", {}).get("verdict") for cell in cells)
            found.setdefault(path.parts[-3], []).extend(Verdict(**verdict) for verdict in said if verdict)
        return found

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
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", SAWarning)  # of nbgrader's own queries
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
