"""Name the misconception behind a wrong answer, by comparing it with the wrong answers that students really give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pixelgrad.check.case import Outcome
from pixelgrad.check.compare import Rules, find_mismatch, same_outcome


@dataclass(frozen=True)
class Diagnosis:
    """The name of a mistake, and the first case that shows it.

    Parameters
    ----------
    misconception
        The misconception's id.
    case
        The place of the first case that it explains.
    """

    misconception: str
    case: int


def diagnose(
    expected: Sequence[Outcome],
    got: Sequence[Outcome],
    misconceptions: Mapping[str, Sequence[Sequence[Outcome]]],
    rules: Rules,
) -> Diagnosis | None:
    """Return the misconception that explains the most wrong outcomes, or None.

    Parameters
    ----------
    expected, got
        The right outcome and the student's, case by case.
    misconceptions
        For each name, one or more variants of the mistake, each with its outcome case by case.

    Notes
    -----
    A variant explains a case when the student's outcome is wrong there in exactly its way. It is contradicted by a case
    that the student has right and it has wrong. It is named when nothing contradicts it and it explains more than a
    third of the wrong cases, or when it explains at least half of them and more than twice as many as contradict it.
    A wrong name misleads more than none.
    """
    wrong = [find_mismatch(e, g, rules) is not None for e, g in zip(expected, got, strict=True)]
    best = (0, 0)
    found: Diagnosis | None = None
    for name, variants in misconceptions.items():
        for variant in variants:
            explained = [
                place
                for place, (is_wrong, v, g) in enumerate(zip(wrong, variant, got, strict=True))
                if is_wrong and same_outcome(v, g, rules)
            ]
            contradicted = sum(
                not is_wrong and find_mismatch(e, v, rules) is not None
                for is_wrong, e, v in zip(wrong, expected, variant, strict=True)
            )
            share = len(explained) / sum(wrong) if explained else 0.0
            enough = share > 1 / 3 if contradicted == 0 else share >= 1 / 2 and 2 * contradicted < len(explained)
            if not enough:
                continue
            if found is None or (len(explained), -contradicted) > best:
                best, found = (len(explained), -contradicted), Diagnosis(name, explained[0])
    return found
