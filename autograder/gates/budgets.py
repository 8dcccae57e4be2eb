"""Gate: a notebook over its time or its memory."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.build.problems import Problem
from autograder.gates.running import Run

SECONDS = 90.0
LONGER: Mapping[str, float] = {"07_compression": 240.0}
"""The units that have more than 90 seconds on an idle machine with two cores."""
SLACK = 2
"""How much longer it may take: machines differ, and this guards against a unit that grew out of hand."""
MEMORY = 2 * 2**30


def find_over_budget(
    run: Run, seconds: float | None = None, memory: int = MEMORY, longer: Mapping[str, float] = LONGER
) -> list[Problem]:
    """Compare what a notebook took with what it may take.

    On a busy machine the clock goes on while a notebook waits for its turn, and where cores are many, threads that spin
    count as work: the smaller of the two is its time.

    Parameters
    ----------
    run
        The executed notebook.
    seconds
        Its time in seconds; the unit's own when None.
    memory
        Its memory in bytes.
    longer
        The units that have more than the usual time, by name.
    """
    allowed = seconds if seconds is not None else SLACK * longer.get(run.unit, SECONDS)
    problems = []
    took = min(run.seconds, run.worked)
    if took > allowed:
        advice = f"took {took:.0f} s, and {allowed:.0f} s are the most; shorten what takes longest"
        problems.append(Problem(run.file, "", advice))
    if run.memory > memory:
        advice = f"held {run.memory / 2**20:.0f} MiB, and {memory / 2**20:.0f} MiB are the most; load or keep less"
        problems.append(Problem(run.file, "", advice))
    return problems
