"""The files of public cases: what is written is read back, and what is the same is written once."""

from dataclasses import replace

import numpy as np

from pixelgrad.check.case import Case, Overdue, Raised, Remarks, Returned
from pixelgrad.check.public import PublicExercise, load, pack, unpack

OUTCOMES = (
    Returned(value=np.arange(3.0)),
    Returned(value=[1, "two"], inputs_changed=True, shares_memory=True),
    Returned(value=None, writable=False, contiguous=False, overlapping=True),
    Raised(kind="ShapeError", value_error=True),
    Overdue(seconds=8.0),
)


def exercise(expected=OUTCOMES, misconceptions=None):
    real = load("softmax")
    cases = tuple(Case("group", (k,)) for k in range(len(expected)))
    return replace(real, cases=cases, expected=expected, misconceptions=misconceptions or {})


def test_every_kind_of_outcome_comes_back_as_it_was():
    slips = {"one": (OUTCOMES[::-1], OUTCOMES), "none": ()}
    back = unpack(pack(exercise(misconceptions=slips)))
    assert isinstance(back, PublicExercise)
    assert [repr(outcome) for outcome in back.expected] == [repr(outcome) for outcome in OUTCOMES]
    assert [[repr(o) for o in variant] for variant in back.misconceptions["one"]] == [
        [repr(o) for o in variant] for variant in slips["one"]
    ]
    assert back.misconceptions["none"] == ()


def test_the_words_of_an_error_and_what_was_printed_are_not_published():
    said = (Raised(kind="ValueError", value_error=True, message="secret", where="line 4: secret"),)
    assert b"secret" not in pack(exercise(said))
    printed = (Returned(value=1, remarks=Remarks(printed="secret")),)
    assert b"secret" not in pack(exercise(printed))


def test_a_misconception_costs_two_bytes_a_case_where_it_agrees_with_what_is_right():
    alone = len(pack(exercise()))
    one, three = (len(pack(exercise(misconceptions={"slip": (OUTCOMES,) * n}))) for n in (1, 3))
    assert one > alone
    assert three - one == 2 * 2 * len(OUTCOMES)
