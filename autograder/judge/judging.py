"""Draw hidden cases, compute what is right, compare, name the misconception."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from autograder.exercises.definition import Exercise, Paper
from autograder.judge.speed import measure_ratio, speed_case
from autograder.judge.verdict import Verdict
from pixelgrad.check.ask import put
from pixelgrad.check.case import Absent, Case, Lost, Outcome
from pixelgrad.check.compare import Mismatch, find_mismatch
from pixelgrad.check.diagnose import Diagnosis, diagnose
from pixelgrad.check.speed import Speed, slow_mismatch

Asker = Callable[[Exercise, Sequence[Case]], Sequence[Outcome]]
"""Puts cases to an answer, wherever it runs, and returns one outcome a case."""


@lru_cache(maxsize=256)
def write_paper(exercise: Exercise, seed: int) -> Paper:
    """Draw an exercise's cases for a seed, and let the reference and every misconception answer them.

    Raises
    ------
    ValueError
        If the reference itself fails on a case that does not ask for an exception, or a misconception of the exercise
        is right on all of them: then the exercise's definition is at fault.
    """
    cases = tuple(exercise.cases(np.random.default_rng(seed)))
    if exercise.speed is not None:
        cases += (speed_case(exercise.speed, seed),)
    expected = tuple(put(exercise.reference, case) for case in cases)
    misconceptions = {
        m.id: tuple(tuple(put(answer, case) for case in cases) for answer in m.answers) for m in exercise.misconceptions
    }
    for case, outcome in zip(cases, expected, strict=True):
        mismatch = find_mismatch(outcome, outcome, exercise.rules)
        if mismatch:
            raise ValueError(f"the reference of {exercise.id} is not right on {case.about!r}: {mismatch.sentence}")
    return Paper(cases, expected, misconceptions)


def judge(exercise: Exercise, asker: Asker, seed: int) -> Verdict:
    """Judge one answer on fresh hidden cases.

    Parameters
    ----------
    exercise
        The exercise that was answered.
    asker
        Puts cases to the answer; it may return fewer or odder outcomes than asked for, which then count as lost.
    seed
        Decides the cases.
    """
    paper = write_paper(exercise, seed)
    started = time.perf_counter()
    answers = list(asker(exercise, paper.cases))[: len(paper.cases)]
    seconds = time.perf_counter() - started
    answers += [Lost("the process ended before it answered")] * (len(paper.cases) - len(answers))
    mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(paper.expected, answers, strict=True)]
    if exercise.speed is not None and mismatches[-1] is None:
        mismatches[-1] = _too_slow(exercise, exercise.speed, asker, seed)

    groups: dict[str, bool] = {}
    for case, mismatch in zip(paper.cases, mismatches, strict=True):
        groups[case.group] = groups.get(case.group, True) and mismatch is None
    weights = {group: exercise.weights.get(group, 1.0) for group in groups}
    earned = sum(weights[group] for group, right in groups.items() if right)
    right = all(groups.values()) and bool(groups)
    score = 1.0 if right else min(0.9999, round(earned / sum(weights.values()), 4))

    status = _status(answers, mismatches)
    if status in ("not attempted", "absent"):
        score = 0.0
    diagnosis = None
    if status == "wrong":
        diagnosis = diagnose(paper.expected, answers, paper.misconceptions, exercise.rules)
    message, detail = _message(exercise, paper, mismatches, diagnosis)
    return Verdict(
        exercise=exercise.id,
        score=score,
        status=status,
        diagnosis=diagnosis.misconception if diagnosis else None,
        message=message,
        groups=groups,
        seed=seed,
        seconds=round(seconds, 4),
        detail=detail,
    )


def _too_slow(exercise: Exercise, speed: Speed, asker: Asker, seed: int) -> Mismatch | None:
    ratio = measure_ratio(speed, lambda cases: asker(exercise, cases), seed)
    return None if ratio >= speed.factor else slow_mismatch(speed, ratio)


def _status(answers: Sequence[Outcome], mismatches: Sequence[Mismatch | None]) -> str:
    if all(mismatch is None for mismatch in mismatches):
        return "right"
    if all(isinstance(answer, Absent) for answer in answers):
        return "absent"
    if all(isinstance(answer, Lost) for answer in answers):
        return "lost"
    if all(mismatch is not None and mismatch.kind == "not attempted" for mismatch in mismatches):
        return "not attempted"
    return "wrong"


def _message(
    exercise: Exercise, paper: Paper, mismatches: Sequence[Mismatch | None], diagnosis: Diagnosis | None
) -> tuple[str, str]:
    """Return what to tell the student, and what only the instructor is told."""
    wrong = [place for place, mismatch in enumerate(mismatches) if mismatch is not None]
    if not wrong:
        return "Right.", ""
    place = diagnosis.case if diagnosis else wrong[0]
    mismatch, case = mismatches[place], paper.cases[place]
    assert mismatch is not None
    if mismatch.kind in ("not attempted", "absent", "lost"):
        return mismatch.sentence, ""
    about = f" (Case: {case.about}.)" if case.about else ""
    hint = f"{exercise.hint(diagnosis.misconception)} " if diagnosis else ""
    detail = mismatch.sentence if mismatch.sentence != mismatch.without_values else ""
    return f"{hint}{mismatch.without_values}{about}", detail
