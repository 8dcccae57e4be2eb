"""Write the class report of a unit into a file."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.report.page import render
from autograder.report.read import read_class
from autograder.report.tell import tell


def write_report(root: Path, unit: str, out: Path | None = None, anonymous: bool = False) -> Path:
    """Write one self-contained HTML page about a unit's submissions.

    Parameters
    ----------
    root
        The course folder.
    unit
        The unit.
    out
        The file; by default ``report-<unit>.html`` in the grader's own folder, which is not shared by accident.
    anonymous
        Whether to replace the students' ids.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    autograder.course.errors.GradingError
        If the folder is not a course, or has no submission of the unit.
    """
    text = render(tell(read_class(root, unit, anonymous)))
    if out is None:
        out = root.resolve() / ".autograder" / unit / f"report-{unit}.html"
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8", errors="replace")
    os.replace(draft, out)
    return out
