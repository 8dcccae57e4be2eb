"""What feedback shows of a wrong answer: a public case, and nothing where there is nothing to show."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.exercises import find_exercise
from autograder.judge.example import public_example
from pixelgrad.check.ask import put
from pixelgrad.check.case import Lost

BRIGHTEN = find_exercise("brighten")


def shown(answer):
    return public_example(BRIGHTEN, lambda exercise, cases: [put(answer, case) for case in cases])


def test_expected_and_yours_of_the_first_case_that_shows_the_mistake():
    text = shown(lambda image, amount: (image.astype(np.int64) + amount).astype(np.uint8))
    assert "not right yet" in text
    assert "brighten(" in text
    assert "expected" in text
    assert "yours" in text


@pytest.mark.parametrize(
    "answer",
    [
        BRIGHTEN.reference,
        lambda image, amount: np.zeros(2**22, np.uint8),
        lambda image, amount: "x" * 2**21,
    ],
    ids=["right", "a huge array", "a huge text"],
)
def test_nothing_is_shown_where_all_is_right_or_too_large_to_be_shown(answer):
    assert shown(answer) == ""


def test_nothing_is_shown_of_an_answer_that_did_not_come_back():
    assert public_example(BRIGHTEN, lambda exercise, cases: []) == ""
    assert public_example(BRIGHTEN, lambda exercise, cases: [Lost("gone")]) == ""


def test_what_an_answer_says_cannot_become_markup():
    text = shown(lambda image, amount: "<script>alert(1)</script>")
    assert "<script" not in text
