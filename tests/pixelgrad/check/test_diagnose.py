"""Which misconception is named, and when none is."""

from pixelgrad.check.case import Returned
from pixelgrad.check.compare import Rules
from pixelgrad.check.diagnose import diagnose

RIGHT = tuple(Returned(0) for _ in range(8))


def outcomes(text):
    """One outcome a character: "." is right, any other is a wrong value of its own."""
    return tuple(Returned(0 if char == "." else ord(char)) for char in text)


def name(got, **misconceptions):
    table = {key: tuple(outcomes(variant) for variant in variants) for key, variants in misconceptions.items()}
    found = diagnose(RIGHT, outcomes(got), table, Rules())
    return (found.misconception, found.case) if found else None


def test_the_mistake_that_was_made_is_named_with_the_first_case_that_shows_it():
    assert name("..aabb..", swapped=["..aabb.."], other=["ccccccc."]) == ("swapped", 2)


def test_a_right_answer_has_no_name():
    assert name("........", swapped=["..aabb.."]) is None


def test_an_unknown_mistake_has_no_name():
    assert name("xyz.....", swapped=["..aabb.."]) is None


def test_the_mistake_that_explains_most_is_named():
    assert name("aabbbb..", first=["aa......"], second=["..bbbb.."]) == ("second", 2)


def test_of_two_that_explain_alike_the_one_that_nothing_contradicts_is_named():
    assert name("aa......", wide=["aa.c...."], narrow=["aa......"]) == ("narrow", 0)


def test_of_two_equals_the_one_that_is_listed_first_is_named():
    assert name("aabb....", first=["aa......"], second=["..bb...."]) == ("first", 0)


def test_any_variant_of_a_mistake_will_do():
    assert name("bb......", swapped=["aa......", "bb......"]) == ("swapped", 0)


def test_a_coincidence_in_few_of_many_wrong_cases_is_not_named():
    assert name("axxxxxxx", swapped=["abcdefgh"]) is None


def test_a_mistake_mixed_with_another_one_is_named_when_it_explains_more_than_a_third():
    assert name("aaxxxx..", swapped=["aa......"]) is None
    assert name("aaaxxx..", swapped=["aaa....."]) == ("swapped", 0)


def test_a_mistake_that_most_cases_contradict_is_not_named():
    assert name("a.......", swapped=["aaaa...."]) is None
    assert name("aaaaa...", swapped=["aaaaabb."]) == ("swapped", 0)


def test_memory_shared_with_the_input_tells_mistakes_apart():
    shared = tuple(Returned(0, shares_memory=True) for _ in range(8))
    changed = tuple(Returned(0, shares_memory=True, inputs_changed=True) for _ in range(8))
    table = {"in-place": (changed,), "view": (shared,)}
    assert diagnose(RIGHT, shared, table, Rules()).misconception == "view"
    assert diagnose(RIGHT, changed, table, Rules()).misconception == "in-place"
