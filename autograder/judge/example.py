"""Expected and yours, on a case that students have: what feedback may show of a wrong answer."""

from __future__ import annotations

from autograder.exercises import Exercise
from autograder.judge.judging import Asker
from pixelgrad.check.case import Lost, Outcome, Returned
from pixelgrad.check.codec import CodecError, encode
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose
from pixelgrad.check.public import PublicExercise, load
from pixelgrad.check.render import as_html
from pixelgrad.check.result import WRONG, Difference, Result

_LARGEST = 2**20
_NOTHING_TO_SHOW = ("not attempted", "absent", "lost")


def public_example(exercise: Exercise, ask: Asker) -> str:
    """Return what `check` shows of an answer on the first public case that is wrong, as HTML.

    Parameters
    ----------
    exercise
        The exercise.
    ask
        Puts cases to the answer.

    Returns
    -------
    str
        Empty if all public cases are right, or nothing came back that could be shown.
    """
    public = load(exercise.id)
    if public is None:
        return ""
    outcomes = list(ask(exercise, public.cases))[: len(public.cases)]
    outcomes += [Lost("the process ended before it answered")] * (len(public.cases) - len(outcomes))
    difference = _first_difference(public, outcomes)
    if difference is None or difference.mismatch.kind in _NOTHING_TO_SHOW or not _is_small(difference.got):
        return ""
    passed = sum(find_mismatch(e, g, public.rules) is None for e, g in zip(public.expected, outcomes, strict=True))
    return as_html(Result(exercise.id, WRONG, len(public.cases), passed, difference=difference))


def _first_difference(public: PublicExercise, outcomes: list[Outcome]) -> Difference | None:
    mismatches = [find_mismatch(e, g, public.rules) for e, g in zip(public.expected, outcomes, strict=True)]
    wrong = [place for place, mismatch in enumerate(mismatches) if mismatch is not None]
    if not wrong:
        return None
    diagnosis = diagnose(public.expected, outcomes, public.misconceptions, public.rules)
    place = diagnosis.case if diagnosis is not None else wrong[0]
    mismatch = mismatches[place]
    assert mismatch is not None
    return Difference(public.cases[place], public.expected[place], outcomes[place], mismatch)


def _is_small(outcome: Outcome) -> bool:
    """Whether what came back can be written down without a thought for its size; hostile code may return anything."""
    if not isinstance(outcome, Returned):
        return True
    try:
        return len(encode(outcome.value)) <= _LARGEST
    except (CodecError, RecursionError, MemoryError):
        return False
