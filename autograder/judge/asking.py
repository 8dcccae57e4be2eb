"""From a submission that has been run to what the judge asks."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.exercises.definition import Exercise
from autograder.judge.judging import Asker
from autograder.runner import Session
from pixelgrad.check.case import Case, Outcome


def asker_of(session: Session) -> Asker:
    """Return what puts an exercise's cases to a submission, each within the exercise's time limit."""

    def ask(exercise: Exercise, cases: Sequence[Case]) -> Sequence[Outcome]:
        return session.ask(exercise.names, cases, exercise.time_limit)

    return ask
