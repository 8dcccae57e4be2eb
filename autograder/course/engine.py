"""What every engine does: take jobs, give results, in whatever order they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from autograder.course.errors import GradingError
from autograder.course.job import Job

RUNS = 3
"""How often a job is run at most: once, and twice more if its worker dies."""


@dataclass(frozen=True)
class Finished:
    """The end of one job.

    Parameters
    ----------
    key
        The job's.
    result
        What `compute` found out, or None if it failed.
    reason
        Why it failed.
    """

    key: str
    result: dict[str, Any] | None
    reason: str = ""


class Engine(Protocol):
    """Runs jobs somewhere."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Run jobs, and yield each one's end as it comes. Jobs are drawn only as fast as they can be started.

        Raises
        ------
        GradingError
            If no job can be run at all.
        """

    def close(self) -> None:
        """End all that was started; jobs that still run are given up."""


def read_reply(key: str, reply: bytes) -> Finished:
    """Read what `compute` has returned.

    Raises
    ------
    GradingError
        If it says that no job can be run.
    """
    kind, value = next(iter(json.loads(reply).items()))
    if kind == "stop":
        raise GradingError(value)
    return Finished(key, value) if kind == "result" else Finished(key, None, value)
