"""The result of checking one answer on its public cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from pixelgrad.check.ask import ask, following, fresh, settle
from pixelgrad.check.case import Case, Outcome, Overdue, Raised, Returned
from pixelgrad.check.compare import Mismatch, find_mismatch
from pixelgrad.check.diagnose import diagnose
from pixelgrad.check.limit import TimeLimitError, call_with_limit
from pixelgrad.check.public import PublicExercise
from pixelgrad.check.speed import TASKS, fast_enough, seconds_of, slow_mismatch

RIGHT, WRONG, NOT_ATTEMPTED = "right", "wrong", "not attempted"


@dataclass(frozen=True)
class Difference:
    """A case in which an answer is wrong.

    Parameters
    ----------
    case, expected, got
        The question, the right outcome and the student's.
    mismatch
        How they differ.
    """

    case: Case
    expected: Outcome
    got: Outcome
    mismatch: Mismatch


@dataclass(frozen=True)
class Result:
    """What `check` found out.

    Parameters
    ----------
    exercise
        The exercise's id.
    status
        "right", "wrong" or "not attempted".
    cases, passed
        How many cases there are, and how many are right.
    misconception, hint
        The named mistake and what to say of it, or None.
    difference
        The first wrong case that shows the mistake, or None.
    remarks
        Sentences about what the code did beside answering.
    """

    exercise: str
    status: str
    cases: int
    passed: int
    misconception: str | None = None
    hint: str | None = None
    difference: Difference | None = None
    remarks: tuple[str, ...] = ()


def examine(answer: Any, exercise: PublicExercise) -> Result:
    """Put an exercise's public cases to an answer, and compare with what is stored.

    After a case that runs out of time no further one is asked: the student should not have to wait.
    """
    outcomes: list[Outcome] = []
    for case in exercise.cases:
        outcomes.append(_put_with_limit(answer, case, exercise.time_limit))
        if isinstance(outcomes[-1], Overdue):
            break
    asked = len(outcomes)
    expected = exercise.expected[:asked]
    mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(expected, outcomes, strict=True)]
    passed = mismatches.count(None)
    total = len(exercise.cases)
    if passed == total:
        slow = _too_slow(answer, exercise)
        if slow is not None:
            return Result(exercise.id, WRONG, total, passed, hint=slow.sentence, remarks=_remarks(outcomes))
        return Result(exercise.id, RIGHT, total, passed, remarks=_remarks(outcomes))
    if all(mismatch is not None and mismatch.kind == "not attempted" for mismatch in mismatches):
        return Result(exercise.id, NOT_ATTEMPTED, total, 0)
    variants = {name: [variant[:asked] for variant in variants] for name, variants in exercise.misconceptions.items()}
    diagnosis = diagnose(expected, outcomes, variants, exercise.rules)
    place = diagnosis.case if diagnosis else next(i for i, mismatch in enumerate(mismatches) if mismatch is not None)
    mismatch = mismatches[place]
    assert mismatch is not None
    difference = Difference(exercise.cases[place], expected[place], outcomes[place], mismatch)
    name = diagnosis.misconception if diagnosis else None
    hint = exercise.hints[name] if name is not None else None
    return Result(exercise.id, WRONG, total, passed, name, hint, difference, _remarks(outcomes))


def _too_slow(answer: Any, exercise: PublicExercise) -> Mismatch | None:
    speed = exercise.speed
    if speed is None:
        return None
    arguments = TASKS[speed.task].arguments(np.random.default_rng(0))

    def seconds_of_answer() -> float:
        # The quickest call: whatever else runs on the student's machine should not count.
        return min(seconds_of(lambda: answer(*arguments)) for _ in range(speed.rounds))

    ratio = fast_enough(speed, seconds_of_answer, seed=0)
    return None if ratio >= speed.factor else slow_mismatch(speed, ratio)


def _put_with_limit(answer: Any, case: Case, seconds: float) -> Outcome:
    asked = fresh(case)
    try:
        outcome = settle(case, call_with_limit(lambda: ask(answer, asked), seconds))
    except TimeLimitError:
        return Overdue(seconds)
    rest = following(case, outcome)
    return outcome if rest is None else _put_with_limit(answer, rest, seconds)


def _remarks(outcomes: list[Outcome]) -> tuple[str, ...]:
    told: list[str] = []
    answered = [outcome for outcome in outcomes if isinstance(outcome, Returned | Raised)]
    printed = next((o.remarks.printed.strip() for o in answered if o.remarks.printed.strip()), "")
    if printed:
        told.append(f"Your code printed {printed.splitlines()[0][:60]!r}; that does no harm.")
    warned = next((o.remarks.warned[0] for o in answered if o.remarks.warned), "")
    if warned:
        told.append(f"Your code caused a warning: {warned}")
    return tuple(told)
