"""Time an answer from outside its process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pixelgrad.check.case import Case, Outcome
from pixelgrad.check.speed import TASKS, Speed, fast_enough, seconds_of

GROUP = "speed"


def speed_case(speed: Speed, seed: int) -> Case:
    """Return the case that is timed; its value is compared like any other's."""
    arguments = TASKS[speed.task].arguments(np.random.default_rng(seed))
    return Case(GROUP, (speed.rounds, *arguments), about=f"the timed task, {speed.task}", probe="call_rounds")


def measure_ratio(speed: Speed, ask: Callable[[Sequence[Case]], Sequence[Outcome]], seed: int) -> float:
    """Return how many times faster than the task's loop an answer is.

    Parameters
    ----------
    speed
        What is asked for.
    ask
        Puts cases to the answer, in its own process. The clock runs here; what the question costs without calling the
        answer (copying the arrays back and forth, say) is timed as well and taken off.
    seed
        Decides the arguments.
    """
    timed = speed_case(speed, seed)
    idle = Case(GROUP, timed.args, probe="call_nothing")

    def seconds_of_answer() -> float:
        overhead = min(seconds_of(lambda: ask([idle])) for _ in range(2))
        return max(0.0, seconds_of(lambda: ask([timed])) - overhead) / speed.rounds

    return fast_enough(speed, seconds_of_answer, seed)
