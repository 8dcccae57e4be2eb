"""What is sent to a worker, and what comes back: bytes of JSON, in which nothing can be executed."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
_RUN = ("code",)


@dataclass(frozen=True)
class Inputs:
    """All that decides a verdict besides the submission and its seed.

    Parameters
    ----------
    unit
        The unit.
    code
        The hash of the grader's own code, see `autograder.course.fingerprint.code_fingerprint`.
    release
        The hash of the notebook that students were given.
    environment
        Versions by name.
    limits
        What a submission may use, as the fields of `autograder.runner.Limits`.
    sandbox
        Whether it runs contained.
    """

    unit: str
    code: str
    release: str
    environment: Mapping[str, str]
    limits: Mapping[str, float]
    sandbox: bool

    def fingerprint(self, fixed_seed: int | None) -> str:
        """Return the hash of all of it, and of the seed where one is fixed for everyone."""
        return _hash({**asdict(self), "seed": fixed_seed, "format": FORMAT})

    def key(self, digest: str, seed: int) -> str:
        """Return the name under which the result of a submission with this content and seed is kept."""
        return _hash({**asdict(self), "seed": seed, "digest": digest, "format": FORMAT})


@dataclass(frozen=True)
class Job:
    """One submission to be run and judged. Whose it is does not travel.

    Parameters
    ----------
    key
        The name of its result.
    content
        What `autograder.course.compute.compute` reads.
    """

    key: str
    content: bytes

    def sources(self) -> list[str]:
        """Return the code of the cells that are run."""
        return [cell["source"] for cell in json.loads(self.content)["cells"]]


def write_job(key: str, inputs: Inputs, seed: int, notebook: Mapping[str, Any], files: Mapping[str, bytes]) -> Job:
    """Put a submission that intake has let in, and all that is needed to judge it, into bytes.

    Parameters
    ----------
    key
        The name of the result.
    inputs
        What else decides the verdict.
    seed
        Decides the hidden cases.
    notebook
        The mended notebook.
    files
        What lies beside it: path and content.
    """
    content = {
        **asdict(inputs),
        "seed": seed,
        "cells": [{"source": cell["source"], "exercise": exercise_of(cell)} for cell in code_cells(notebook)],
        "files": {name: base64.b64encode(data).decode("ascii") for name, data in files.items()},
    }
    return Job(key, json.dumps(content, ensure_ascii=True).encode("ascii"))


def code_cells(notebook: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of a notebook that are run, in their order."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] in _RUN]


def exercise_of(cell: Mapping[str, Any]) -> str | None:
    """Return the id under which a cell is graded by its outputs, or None if it is not."""
    mark = cell["metadata"].get("nbgrader", {})
    return mark.get("grade_id") if mark.get("grade") and not mark.get("solution") else None


def _hash(parts: Mapping[str, Any] | Sequence[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:40]
