"""Find answers that are nearly the same: something to look at, and never a verdict.

Answers are compared as sets of token runs. A run that many answers hold is the exercise's obvious form and says nothing
about who wrote it, so only runs that few hold make two answers a pair worth comparing. That also keeps the work
proportional to the number of answers.

References
----------
S. Schleimer, D. S. Wilkerson, A. Aiken (2003), "Winnowing: local algorithms for document fingerprinting", which leaves
out what many documents share for the same reason.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from autograder.report.answers import normal_form, shingles

SHORTEST = 45
"""Answers with fewer tokens are left out: there are too few ways to write them."""
ALIKE = 0.7
"""From this share of common token runs on, two answers are listed."""
_FEWEST_OWN = 8  # runs that are not the obvious form's, for an answer to be comparable
_FEW, _SHARE, _MOST = 3, 0.08, 20  # a run is obvious when more answers hold it: a share of the class, within bounds


@dataclass(frozen=True)
class Likeness:
    """Two answers to one exercise that are nearly the same.

    Parameters
    ----------
    exercise
        The exercise.
    students
        Whose they are.
    similarity
        The share of token runs that both hold among those that either holds, from `ALIKE` to 1.
    """

    exercise: str
    students: tuple[str, str]
    similarity: float


@dataclass(frozen=True)
class Comparison:
    """What comparing all answers to one exercise came to.

    Parameters
    ----------
    exercise
        The exercise.
    compared, short, usual
        How many answers were compared; were too short; hold little but what many others hold too.
    few
        A run of tokens counts as usual when more answers than this hold it.
    alike
        The pairs, the most alike first.
    forms
        For each student with an answer, the hash of its normal form as a whole; equal ones differ in names at most.
    """

    exercise: str
    compared: int
    short: int
    usual: int
    few: int
    alike: tuple[Likeness, ...]
    forms: Mapping[str, int]


def compare_answers(exercise: str, answers: Mapping[str, str], released: str = "") -> Comparison:
    """Compare all answers to one exercise.

    Parameters
    ----------
    exercise
        Its id.
    answers
        By student, the source; empty ones are left out.
    released
        The stub, which is in everybody's answer.
    """
    given = shingles(normal_form(released))
    runs: dict[str, frozenset[int]] = {}
    forms: dict[str, int] = {}
    short = 0
    for student, source in answers.items():
        tokens = normal_form(source)
        if tokens:
            forms[student] = hash(tuple(tokens))
        if len(tokens) >= SHORTEST:
            runs[student] = shingles(tokens) - given
        elif tokens:
            short += 1
    few = min(_MOST, max(_FEW, math.ceil(_SHARE * len(runs))))
    held = Counter(run for own in runs.values() for run in own)
    by_run: dict[int, list[str]] = defaultdict(list)
    usual = 0
    for student, own in runs.items():
        rare = [run for run in own if held[run] <= few]
        if len(rare) < _FEWEST_OWN:
            usual += 1
            continue
        for run in rare:
            by_run[run].append(student)
    shared = Counter(pair for students in by_run.values() for pair in combinations(students, 2))
    alike = []
    for (first, second), count in shared.items():
        if count >= _FEWEST_OWN:
            similarity = len(runs[first] & runs[second]) / len(runs[first] | runs[second])
            if similarity >= ALIKE:
                alike.append(Likeness(exercise, (first, second), similarity))
    alike.sort(key=lambda pair: (-pair.similarity, pair.students))
    return Comparison(exercise, len(runs) - usual, short, usual, few, tuple(alike), forms)
