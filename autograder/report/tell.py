"""Work out what a class report says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.exercises import Exercise, find_exercise
from autograder.report.answers import find_answer
from autograder.report.mentions import find_mentions
from autograder.report.record import ClassRecord, StudentRecord
from autograder.report.similar import Comparison, Likeness, compare_answers

_UNTRIED = ("not attempted", "absent")


@dataclass(frozen=True)
class ExerciseSummary:
    """How a class did in one exercise.

    Parameters
    ----------
    exercise
        Its definition.
    right, partly, wrong, untried, lost
        How many students: full marks; some; none for an answer that was given; no answer; an answer that ended its
        process each time.
    mean
        The mean score, from 0 to 1.
    missed
        The case groups that were missed by those who tried, with their number, the most missed first.
    """

    exercise: Exercise
    right: int
    partly: int
    wrong: int
    untried: int
    lost: int
    mean: float
    missed: tuple[tuple[str, int], ...]

    @property
    def students(self) -> int:
        """How many have a verdict."""
        return self.right + self.partly + self.wrong + self.untried + self.lost


@dataclass(frozen=True)
class MisconceptionSummary:
    """Who has a misconception, and what they were told."""

    exercise: str
    misconception: str
    hint: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class PairSummary:
    """Two students with answers that are nearly the same.

    Parameters
    ----------
    students
        Who they are.
    answers
        The pairs of answers, in forms that few use: at least one.
    usual
        Further exercises in which their answers are the same up to names, too short or too usual to say anything alone.
    """

    students: tuple[str, str]
    answers: tuple[Likeness, ...]
    usual: tuple[str, ...]


@dataclass(frozen=True)
class ClassReport:
    """All that the page says.

    Parameters
    ----------
    record
        Where it comes from.
    out_of, by_hand
        The points that the grader gives at most, and those that a person gives, which are in no figure here.
    exercises, misconceptions, comparisons, pairs
        The sections.
    mentions
        For each student with some: cell, what it is about, and the line.
    """

    record: ClassRecord
    out_of: float
    by_hand: float
    exercises: tuple[ExerciseSummary, ...]
    misconceptions: tuple[MisconceptionSummary, ...]
    comparisons: tuple[Comparison, ...]
    pairs: tuple[PairSummary, ...]
    mentions: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]

    @property
    def graded(self) -> list[StudentRecord]:
        """Those who have points."""
        return [student for student in self.record.students if student.graded]

    @property
    def points(self) -> list[float]:
        """The points of those who have some, in rising order."""
        return sorted(student.status.points or 0.0 for student in self.graded)


def tell(record: ClassRecord) -> ClassReport:
    """Work out what the report on a class says."""
    exercises = _asked(record)
    graded = [student for student in record.students if student.graded]
    most = max((student.status.out_of or 0.0 for student in graded), default=0.0)
    automatic = sum(exercise.points for exercise in exercises)
    comparisons = tuple(
        compare_answers(
            exercise.id,
            {
                student.name: find_answer(student.sources, record.released, exercise.names)
                for student in record.students
                if student.sources
            },
            record.released.get(f"{exercise.id}-answer", ""),
        )
        for exercise in exercises
    )
    mentions = ((student.name, tuple(find_mentions(student.sources, record.released))) for student in record.students)
    return ClassReport(
        record=record,
        out_of=min(most, automatic) or automatic,
        by_hand=max(0.0, most - automatic),
        exercises=tuple(_summary(exercise, graded) for exercise in exercises),
        misconceptions=tuple(_misconceptions(exercises, graded)),
        comparisons=comparisons,
        pairs=tuple(_pairs(comparisons)),
        mentions=tuple((name, found) for name, found in mentions if found),
    )


def _asked(record: ClassRecord) -> list[Exercise]:
    """Return the exercises that were judged, in the order of the notebook; a course may ask some of a unit, or mix."""
    ids = dict.fromkeys(exercise for student in record.students for exercise in student.verdicts)
    return [exercise for exercise in map(find_exercise, ids) if exercise is not None]


def _summary(exercise: Exercise, students: Sequence[StudentRecord]) -> ExerciseSummary:
    verdicts = [student.verdicts[exercise.id] for student in students if exercise.id in student.verdicts]
    tried = [verdict for verdict in verdicts if verdict.status not in (*_UNTRIED, "lost")]
    missed = Counter(group for verdict in tried for group, fine in verdict.groups.items() if not fine)
    return ExerciseSummary(
        exercise=exercise,
        right=sum(verdict.score >= 1 for verdict in tried),
        partly=sum(0 < verdict.score < 1 for verdict in tried),
        wrong=sum(verdict.score <= 0 for verdict in tried),
        untried=sum(verdict.status in _UNTRIED for verdict in verdicts),
        lost=sum(verdict.status == "lost" for verdict in verdicts),
        mean=sum(verdict.score for verdict in verdicts) / len(verdicts) if verdicts else 0.0,
        missed=tuple(missed.most_common()),
    )


def _misconceptions(exercises: Sequence[Exercise], students: Sequence[StudentRecord]) -> list[MisconceptionSummary]:
    found: dict[tuple[str, str], list[str]] = {}
    for student in students:
        for verdict in student.verdicts.values():
            if verdict.diagnosis:
                found.setdefault((verdict.exercise, verdict.diagnosis), []).append(student.name)
    summaries = [
        MisconceptionSummary(exercise.id, m.id, m.hint, tuple(found[exercise.id, m.id]))
        for exercise in exercises
        for m in exercise.misconceptions
        if (exercise.id, m.id) in found
    ]
    return sorted(summaries, key=lambda summary: -len(summary.students))  # stable: else in the course's order


def _pairs(comparisons: Sequence[Comparison]) -> list[PairSummary]:
    found: dict[tuple[str, str], list[Likeness]] = {}
    for comparison in comparisons:
        for likeness in comparison.alike:
            found.setdefault(likeness.students, []).append(likeness)
    pairs = []
    for students, answers in found.items():
        listed = {one.exercise for one in answers}
        usual = (one.exercise for one in comparisons if one.exercise not in listed and _same(one, *students))
        pairs.append(PairSummary(students, tuple(answers), tuple(usual)))
    # Several exercises say more than one that is very much alike.
    return sorted(pairs, key=lambda p: (-len(p.answers) - len(p.usual), -len(p.answers), p.students))


def _same(comparison: Comparison, first: str, second: str) -> bool:
    form = comparison.forms.get(first)
    return form is not None and form == comparison.forms.get(second)
