"""Comparing an outcome with the expected one, and the sentence that says what differs."""

import numpy as np
import pytest

from pixelgrad.check.case import Absent, Lost, Overdue, Raised, Returned
from pixelgrad.check.codec import Foreign
from pixelgrad.check.compare import Rules, describe, find_mismatch, same_outcome

FLOATS = np.linspace(0, 1, 12).reshape(3, 4)


def kind(expected, got, **rules):
    mismatch = find_mismatch(Returned(expected), Returned(got), Rules(**rules))
    return mismatch.kind if mismatch else None


@pytest.mark.parametrize(
    ("expected", "got", "wanted"),
    [
        (FLOATS, FLOATS.copy(), None),
        (FLOATS, FLOATS + 5e-10, None),
        (FLOATS * 1e12, FLOATS * 1e12 * (1 + 5e-10), None),
        (FLOATS, FLOATS + 1e-6, "values"),
        (FLOATS, FLOATS.astype(np.float32), "dtype"),
        (FLOATS, FLOATS[None], "shape"),
        (FLOATS, FLOATS.tolist(), "type"),
        (FLOATS, None, "type"),
        (FLOATS, Foreign("Image"), "type"),
        (FLOATS, np.where(FLOATS > 0.5, np.nan, FLOATS), "values"),
        (np.array([np.nan, np.inf, -np.inf]), np.array([np.nan, np.inf, -np.inf]), None),
        (np.array([np.inf]), np.array([-np.inf]), "values"),
        (np.array([1e300]), np.array([np.inf]), "values"),
        (np.array([0, 255], np.uint8), np.array([0, 254], np.uint8), "values"),
        (np.array([True]), np.array([False]), "values"),
        (np.zeros((0, 3)), np.zeros((0, 3)), None),
        (np.zeros((0, 3)), np.zeros((3, 0)), "shape"),
        (5, 5.0, None),
        (5, 5.0 + 1e-6, "values"),
        (5, np.int64(5), None),
        (2**80, 2**80 + 1, "values"),
        (2.5, 16**900, "values"),
        (1, True, "type"),
        (True, 1, "values"),
        (True, True, None),
        (1.0, float("nan"), "values"),
        (float("nan"), float("nan"), None),
        (float("inf"), float("-inf"), "values"),
        (1.0, "1.0", "type"),
        (1.0, np.array(1.0), "type"),
        (1 + 1j, 1 + 1j, None),
        ("uint8", "uint8", None),
        ("uint8", "uint16", "values"),
        ("uint8", Foreign("dtype"), "type"),
        ((1, 2), (1, 2), None),
        ((1, 2), [1, 2], "type"),
        ((1, 2), (1, 2, 3), "shape"),
        ([FLOATS], [FLOATS + 1], "values"),
        ({"a": 1}, {"a": 1, "b": 2}, None),
        ({"a": 1}, {"A": 1}, "values"),
        ({"a": {"b": (1, None)}}, {"a": {"b": (1, None)}}, None),
        ({"a": {"b": (1, 2)}}, {"a": {"b": (1, None)}}, "type"),
        (None, None, None),
        (None, 1, "type"),
    ],
)
def test_the_kind_of_difference_is_found(expected, got, wanted):
    assert kind(expected, got) == wanted


@pytest.mark.parametrize("got", [np.uint8(5), np.float64(5.0), np.int64(5)])
def test_numpy_scalars_count_as_numbers_unless_python_numbers_are_asked_for(got):
    assert kind(5, got) is None
    assert kind(5, got, python_numbers=True) == "type"


@pytest.mark.parametrize(
    ("trait", "value", "rule", "wanted"),
    [
        ("inputs_changed", True, "may_change_inputs", "changed inputs"),
        ("shares_memory", True, "may_share_memory", "shares memory"),
    ],
)
def test_side_effects_are_wrong_unless_the_contract_allows_them(trait, value, rule, wanted):
    got = Returned(FLOATS, **{trait: value})
    assert find_mismatch(Returned(FLOATS), got, Rules()).kind == wanted
    assert find_mismatch(Returned(FLOATS), got, Rules(**{rule: True})) is None


@pytest.mark.parametrize(
    ("traits", "rule", "wanted"),
    [
        ({"writable": False}, "writable", "read-only"),
        ({"overlapping": True}, "writable", "read-only"),
        ({"contiguous": False}, "contiguous", "layout"),
    ],
)
def test_layout_matters_only_where_the_contract_says_so(traits, rule, wanted):
    got = Returned(FLOATS, **traits)
    assert find_mismatch(Returned(FLOATS), got, Rules()) is None
    assert find_mismatch(Returned(FLOATS), got, Rules(**{rule: True})).kind == wanted


def test_a_value_is_wrong_before_its_memory_is():
    got = Returned(FLOATS + 1, shares_memory=True)
    assert find_mismatch(Returned(FLOATS), got, Rules()).kind == "values"


ASKED_FOR = Raised("ValueError", value_error=True)


@pytest.mark.parametrize(
    ("expected", "got", "wanted"),
    [
        (ASKED_FOR, Raised("ValueError", value_error=True), None),
        (ASKED_FOR, Raised("DtypeError", value_error=True), None),
        (ASKED_FOR, Raised("TypeError"), "wrong error"),
        (ASKED_FOR, Raised("ValueErrror"), "wrong error"),
        (ASKED_FOR, Returned(FLOATS), "no error"),
        (ASKED_FOR, Raised("NotImplementedError", not_implemented=True), "not attempted"),
        (Returned(1), Raised("ValueError", value_error=True), "raised"),
        (Returned(1), Raised("NotImplementedError", not_implemented=True), "not attempted"),
        (Returned(1), Overdue(3.0), "overdue"),
        (Returned(1), Lost("the process ended"), "lost"),
        (ASKED_FOR, Absent("to_float"), "absent"),
    ],
)
def test_errors_and_missing_answers_are_told_apart(expected, got, wanted):
    mismatch = find_mismatch(expected, got, Rules())
    assert (mismatch.kind if mismatch else None) == wanted


def test_sentences_say_what_came_and_what_is_asked_for():
    def sentence(expected, got, **rules):
        return find_mismatch(Returned(expected), Returned(got), Rules(**rules)).sentence

    wrong = FLOATS.copy()
    wrong[1, 2] = 0.25
    assert sentence(FLOATS, wrong) == "1 of 12 values differ; the first at [1, 2]: expected 0.545455, yours 0.25."
    assert "`return`" in sentence(FLOATS, None)
    assert "(3, 4) is asked for" in sentence(FLOATS, FLOATS.T.copy())
    assert "float64 is asked for" in sentence(FLOATS, FLOATS.astype(int))
    assert sentence({"min": 3}, {}) == "The key 'min' is missing."
    assert "['min']" in sentence({"min": 3}, {"min": np.uint8(3)}, python_numbers=True)
    assert "was stopped" in find_mismatch(Returned(1), Overdue(2.0), Rules()).sentence
    assert "line 4" in find_mismatch(Returned(1), Raised("IndexError", where="line 4: x[9]"), Rules()).sentence


@pytest.mark.parametrize(
    "value", [None, Foreign("Im\x1bage"), FLOATS, np.uint8(3), True, 16**900, "x" * 999, [1], {}, ()]
)
def test_every_value_can_be_described_in_a_short_printable_line(value):
    assert describe(value).isprintable()
    assert len(describe(value)) < 1300


def test_outcomes_are_the_same_when_a_student_would_see_the_same():
    rules = Rules()
    assert same_outcome(Returned(FLOATS), Returned(FLOATS + 1e-12), rules)
    assert not same_outcome(Returned(FLOATS), Returned(FLOATS, shares_memory=True), rules)
    assert same_outcome(Returned(FLOATS), Returned(FLOATS, contiguous=False), rules)
    assert not same_outcome(Returned(FLOATS), Returned(FLOATS, contiguous=False), Rules(contiguous=True))
    assert same_outcome(Raised("IndexError", message="a"), Raised("IndexError", message="b"), rules)
    assert not same_outcome(Raised("IndexError"), Raised("KeyError"), rules)
    assert not same_outcome(Raised("IndexError"), Returned(1), rules)
    assert same_outcome(Overdue(1), Overdue(2), rules)
    assert not same_outcome(Lost("a"), Lost("a"), rules)
