"""The judge's verdict on one answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """What one answer to one exercise is worth, and why.

    Parameters
    ----------
    exercise
        The exercise's id.
    score
        From 0 to 1: the share of the case groups in which every case is right.
    status
        "right", "wrong", "not attempted", "absent" (not defined) or "lost" (the process gave no answer at all).
    diagnosis
        The id of the misconception that explains the answer, or None.
    message
        What to tell the student, in one to three sentences; nothing of a hidden case's values is in it.
    groups
        For each case group, whether all of its cases are right.
    seed
        Reproduces the hidden cases exactly.
    seconds
        How long asking took.
    detail
        What was expected and what came in the hidden case that the message is about; for instructors.
    """

    exercise: str
    score: float
    status: str
    diagnosis: str | None
    message: str
    groups: Mapping[str, bool]
    seed: int
    seconds: float
    detail: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as a dict that JSON can hold."""
        return asdict(self)
