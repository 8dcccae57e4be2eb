"""Classes that exist only as records."""

from __future__ import annotations

import random

import pytest

from autograder.course.status import StudentStatus
from autograder.exercises import exercises_of
from autograder.judge import Verdict
from autograder.report.record import ClassRecord, StudentRecord

UNIT = "01_images"


def make_student(name, right=10, diagnosis=None, sources=None, **status):
    """Return a student with so many right answers, the others wrong in the given way."""
    verdicts = {}
    for number, exercise in enumerate(exercises_of(UNIT)):
        fine = number < right
        named = diagnosis if not fine and diagnosis in {m.id for m in exercise.misconceptions} else None
        groups = {"one": fine, "two": fine}
        status_word = "right" if fine else "wrong"
        verdicts[exercise.id] = Verdict(exercise.id, float(fine), status_word, named, "said", groups, 7, 0.1)
    points = sum(exercise.points for exercise in exercises_of(UNIT)[:right])
    known = {
        "state": "graded",
        "points": points,
        "out_of": 17.0,
        "seed": 7,
        "attempt": 1,
        "at": "2026-11-21T10:00:00+00:00",
        "sandbox": True,
        "seconds": 0.5,
    }
    return StudentRecord(name, StudentStatus(name, **(known | status)), verdicts, {"python": "3.11"}, sources or {})


@pytest.fixture
def student():
    return make_student


@pytest.fixture
def make_class():
    def make(*students, released=None, anonymous=False):
        return ClassRecord(UNIT, tuple(students), released or {}, anonymous)

    return make


@pytest.fixture
def made_up():
    """Return a maker of functions, each of its own kind and as long as a student's."""

    def make(seed):
        draw = random.Random(seed)
        lines = []
        for number in range(16):
            call = f"method_{draw.randrange(300)}"
            inside = draw.choice(("", "axis=0", "-1", "out=a", "b, c", "b[1]", "not c", "a, 3, b", "*a", "-c"))
            rest = draw.choice(("a", "len(b)", "c[0]", "a[::2]", "abs(b)", "c.T", "max(a)", "(a, b)", "[a]", "{b}"))
            lines.append(f"    v{number} = {draw.choice('abc')}.{call}({inside}) {draw.choice('+-*/%')} {rest}\n")
        return f"def f(a, b, c):\n{''.join(lines)}    return v13\n"

    return make
