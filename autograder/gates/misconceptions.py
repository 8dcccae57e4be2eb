"""Gate: an exercise without a misconception."""

from __future__ import annotations

from autograder.build.problems import Problem
from autograder.gates.sheets import Course


def find_unexplained(course: Course) -> list[Problem]:
    """Look for exercises that tell a student only that the answer is wrong, and never why."""
    problems = []
    for unit in course.units:
        for exercise in unit.exercises:
            file = f"autograder/exercises/u{unit.name}"
            if not exercise.misconceptions:
                advice = "names no misconception; add the wrong answer that is most often given, with a hint"
                problems.append(Problem(file, f"exercise {exercise.id!r}", advice))
            problems += [
                Problem(file, f"misconception {one.id!r} of {exercise.id!r}", "shows no wrong answer; add one")
                for one in exercise.misconceptions
                if not one.answers
            ]
    return problems
