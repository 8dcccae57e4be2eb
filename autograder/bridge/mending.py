"""Intake for plain `nbgrader autograde`: what a student handed in is mended before nbgrader reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader.converters.base import NbGraderException

from autograder.bridge.explain import intake_cell
from autograder.intake import take_in
from pixelgrad.preflight import Intake, known_units, read_manifest


def choose_notebook(assignment: str, student: str, notebooks: list[str]) -> None:
    """Have nbgrader ask for the unit's notebook, whatever name a student gave to theirs.

    nbgrader's `pre_convert_hook`. `notebooks` holds the paths that it found in one submission, and is changed in place;
    the notebook is read by `MendingExporter`, which finds it under other names as well.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).parent
    if folder.name in known_units():
        notebooks[:] = [str(folder / read_manifest(folder.name).notebook)]


class MendingExporter(NotebookExporter):
    """Reads submissions through intake, in the first of the two passes that `Autograde` makes.

    A notebook that cannot be graded raises, which nbgrader reports for this one submission.
    """

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read a notebook, mended if it is a submission of one of the course's units."""
        folder = Path(filename).parent
        converter: Any = self.parent
        if not getattr(converter, "_sanitizing", False) or folder.name not in known_units():
            return super().from_filename(filename, resources, **options)
        given: dict[str, Any] = dict(resources or {})
        copy = Path(converter._format_dest(given["nbgrader"]["assignment"], given["nbgrader"]["student"]))
        intake = take_in(folder, folder.name)
        for finding in intake.findings:
            self.log.warning("%s: %s", folder, finding.sentence)
        _keep_to_intake(folder, copy, intake)
        if intake.notebook is None:
            reasons = " ".join(finding.sentence for finding in intake.findings)
            raise NbGraderException(f"{folder} cannot be graded. {reasons}")
        notebook = from_dict(intake.notebook)
        notebook.cells[:0] = intake_cell([finding.sentence for finding in intake.findings])
        given["metadata"] = {**given.get("metadata", {}), "name": Path(filename).stem, "path": str(folder)}
        return self.from_notebook_node(notebook, given, **options)


def _keep_to_intake(submission: Path, copy: Path, intake: Intake) -> None:
    """Take back what nbgrader copied through symbolic links, and add what it left out."""
    for folder, _, names in os.walk(submission):
        for name in names:
            path = Path(folder, name)
            if path.is_symlink():
                (copy / path.relative_to(submission)).unlink(missing_ok=True)
    files: Mapping[str, bytes] = intake.files
    for name, content in files.items():
        target = copy / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
