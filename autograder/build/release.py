"""From a solution notebook to the one that students get, through nbgrader's own converter."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

from autograder.course.config import load_config


def release_text(solution: str, root: Path, unit: str, notebook: str) -> str:
    """Return the text of the released notebook.

    Parameters
    ----------
    solution
        The text of the solution notebook's file.
    root
        The course folder, whose `nbgrader_config.py` decides what a stub looks like.
    unit, notebook
        The names of the unit's folder and of the notebook's file.

    Notes
    -----
    nbgrader works in a folder of its own and without a gradebook, so that a build never touches the instructor's.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.preprocessors import SaveCells

    with tempfile.TemporaryDirectory(prefix="pixelgrad-build-") as scratch:
        config = load_config(root)
        config.CourseDirectory.root = str(Path(scratch).resolve())
        config.CourseDirectory.assignment_id = unit
        config.GenerateAssignment.no_database = True
        # SaveCells writes to the gradebook and leaves the notebook alone.
        steps = GenerateAssignment.preprocessors.default_args[0]
        config.GenerateAssignment.preprocessors = [step for step in steps if step is not SaveCells]
        coursedir = CourseDirectory(config=config)
        source = Path(coursedir.format_path(coursedir.source_directory, ".", unit)) / notebook
        source.parent.mkdir(parents=True)
        source.write_text(solution, encoding="utf-8", newline="\n")
        converter = GenerateAssignment(coursedir=coursedir, config=config)
        converter.log = _quiet_log()
        converter.start()
        released = Path(coursedir.format_path(coursedir.release_directory, ".", unit)) / notebook
        text = released.read_text(encoding="utf-8")
        shutil.rmtree(source.parent)
    return text


def _quiet_log() -> logging.Logger:
    log = logging.getLogger("pixelgrad.nbgrader")
    log.setLevel(logging.ERROR)
    return log
