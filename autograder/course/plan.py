"""What has to be done for each submission, and what an unchanged one needs to be left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from autograder.course.errors import GradingError
from autograder.course.fingerprint import code_fingerprint, environment, file_fingerprint
from autograder.course.job import FORMAT, Inputs, Job, write_job
from autograder.course.ledger import Entry
from autograder.course.outcome import Options
from autograder.course.scores import read_scores
from autograder.course.seeds import course_secret, derive_seed
from autograder.course.settings import CourseSettings
from autograder.course.submissions import Submission, content_digest, signature

if TYPE_CHECKING:
    from pixelgrad.preflight.manifest import Manifest


@dataclass(frozen=True)
class Todo:
    """A submission that has to be looked at.

    Parameters
    ----------
    submission
        Which.
    signature, digest
        As it is now, see `autograder.course.submissions`.
    attempt
        How many submissions with different content there have been, this one included.
    seed
        Decides the hidden cases.
    key
        The name of its result.
    """

    submission: Submission
    signature: str
    digest: str
    attempt: int
    seed: int
    key: str


@dataclass(frozen=True)
class Taken:
    """What intake made of a submission.

    Parameters
    ----------
    job
        What is to be computed; None when there is nothing that could be graded.
    kept
        What is known of the result before it is computed.
    """

    job: Job | None
    kept: dict[str, Any]


class Planner:
    """Knows what decides a verdict, and what has been done before.

    Parameters
    ----------
    settings
        The course's.
    unit
        The unit.
    options
        How to grade.
    known
        The unit's entries in the ledger.
    """

    def __init__(self, settings: CourseSettings, unit: str, options: Options, known: Mapping[str, Entry]) -> None:
        self._settings = settings
        self._unit = unit
        self._options = options
        self._known = known
        self.inputs = make_inputs(settings, unit, options.sandbox)
        self.fingerprint = self.inputs.fingerprint(options.seed)

    def is_done(self, submission: Submission) -> bool:
        """Whether the submission is what it was when it was graded, and all that was written of it still stands."""
        entry = self._known.get(submission.student)
        return (
            not self._options.regrade
            and entry is not None
            and entry.state != "failed"
            and entry.inputs == self.fingerprint
            and entry.signature == signature(submission)
            and (entry.state == "refused" or self._is_written(entry))
        )

    def plan(self, submission: Submission) -> Todo:
        """Return what is to be done for a submission."""
        now = signature(submission)  # before it is read: a change in between is then seen by the next run
        digest = content_digest(submission)
        before = self._known.get(submission.student)
        attempt = 1 if before is None else before.attempt + (before.digest != digest)
        seed = self._options.seed
        if seed is None:
            seed = derive_seed(self._secret, self._unit, submission.student, attempt)
        return Todo(submission, now, digest, attempt, seed, self.inputs.key(digest, seed))

    def take_in(self, todo: Todo) -> Taken:
        """Read and mend a submission.

        Raises
        ------
        GradingError
            If the course has no such unit.
        """
        from autograder.intake import take_in

        try:
            intake = take_in(todo.submission.folder, self._unit, self._manifest)
        except ValueError as error:
            raise GradingError(str(error)) from error
        kept: dict[str, Any] = {
            "format": FORMAT,
            "unit": self._unit,
            "seed": todo.seed,
            "sandbox": self._options.sandbox,
            "environment": dict(self.inputs.environment),
            "findings": [finding.to_json() for finding in intake.findings],
        }
        if intake.notebook is None:
            reasons = [f.sentence for f in intake.findings if f.severity in ("refused", "suspicious")]
            return Taken(None, {**kept, "refused": " ".join(reasons) or "There is nothing in it that can be graded."})
        notebook = _without_outputs(intake.notebook)
        job = write_job(todo.key, self.inputs, todo.seed, notebook, intake.files)
        return Taken(job, {**kept, "out_of": _worth(notebook), "notebook": notebook})

    @cached_property
    def _secret(self) -> bytes:
        return course_secret(self._settings.own / "secret")

    @cached_property
    def _scores(self) -> dict[str, tuple[int, float]] | None:
        """What the gradebook holds, by student; None if it is in a database that only nbgrader can read."""
        file = self._settings.gradebook_file
        return None if file is None else read_scores(file, self._unit) or {}

    @cached_property
    def _manifest(self) -> Manifest | None:
        """The release that this course has handed out; None stands for the one that the package knows."""
        from pixelgrad.preflight.manifest import load_manifest, make_manifest

        release = self._settings.release_of(self._unit)
        if release is None:
            return None
        try:
            return load_manifest(make_manifest(json.loads(release.read_bytes()), self._unit, release.name))
        except (OSError, ValueError, KeyError) as error:
            raise GradingError(f"The released notebook {release} cannot be read: {error}") from error

    def _is_written(self, entry: Entry) -> bool:
        # Both can be removed, or come back from an older copy.
        if self._scores is not None and self._scores.get(entry.student) != (entry.cells, round(entry.points, 6)):
            return False
        folder = self._settings.autograded / entry.student / self._unit
        return any(path.stat().st_size == entry.size for path in folder.glob("*.ipynb"))


def make_inputs(settings: CourseSettings, unit: str, sandbox: bool) -> Inputs:
    """Return what decides verdicts on this machine, besides submissions and seeds."""
    release = settings.release_of(unit)
    return Inputs(
        unit=unit,
        code=code_fingerprint(unit),
        release=file_fingerprint(release) if release is not None else "",
        environment=environment(),
        limits={},  # the runner's own; they stand in its code, which is in the fingerprint
        sandbox=sandbox,
    )


def _worth(notebook: dict[str, Any]) -> float:
    marks = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return float(sum(mark.get("points") or 0 for mark in marks if mark.get("grade") or mark.get("task")))


def _without_outputs(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook as nbgrader's `ClearOutput` leaves it, each source as one string."""
    cells = []
    for cell in notebook["cells"]:
        source = cell["source"]
        clean = {**cell, "source": source if isinstance(source, str) else "".join(source)}
        if cell["cell_type"] == "code":
            kept = {name: value for name, value in cell["metadata"].items() if name not in ("collapsed", "scrolled")}
            clean |= {"outputs": [], "execution_count": None, "metadata": kept}
        cells.append(clean)
    return {**notebook, "cells": cells}
