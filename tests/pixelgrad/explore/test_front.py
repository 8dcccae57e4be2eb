"""The explorer of the Pareto front: its arithmetic against a plain search, and the script in a real browser."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelgrad.explore.front import Method, front_page, time_words, unbeaten, words_of

POINTS = {
    "float32": (1_066_440, 0.9906, 4e-5),
    "int8": (269_000, 0.9902, 8e-6),
    "float16": (533_000, 0.9906, None),
    "codebook": (133_000, 0.985, None),
    "twin of int8": (269_000, 0.9902, 8e-6),
    "worse": (300_000, 0.95, 9e-6),
}
METHODS = [Method(name, (size, seconds), accuracy) for name, (size, accuracy, seconds) in POINTS.items()]
NAMES = list(POINTS)


def status(tab):
    return tab.locator("[role=status]").inner_text()


small = st.tuples(st.one_of(st.none(), st.integers(1, 4)), st.sampled_from([0.5, 0.9, 0.99]), st.booleans())


@given(st.lists(small, max_size=8))
def test_the_front_is_what_no_other_one_beats(points):
    costs, right, on = ([list(side) for side in zip(*points, strict=True)] or [[], [], []])[:3]
    best = unbeaten(costs, right, on)
    here = [k for k in range(len(points)) if on[k] and costs[k] is not None]
    for k in here:
        beaten = any(
            costs[j] <= costs[k] and right[j] >= right[k] and (costs[j], right[j]) != (costs[k], right[k]) for j in here
        )
        assert (k in best) is not beaten
    assert set(best) <= set(here)
    assert [costs[k] for k in best] == sorted(costs[k] for k in best)


def test_twins_are_on_the_front_together_and_what_was_not_measured_is_left_out():
    everything = [True] * len(METHODS)
    assert [NAMES[k] for k in unbeaten([m.costs[0] for m in METHODS], [m.accuracy for m in METHODS], everything)] == [
        "codebook",
        "int8",
        "twin of int8",
        "float16",
    ]
    assert words_of(METHODS, everything, 1).startswith(
        "3 of 4 on the front, from cheap to dear: int8 (8.00 µs, 99.02 %)"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(4.512e-5, "45.1 µs"), (9.999e-4, "1.00 ms"), (0.0123, "12.3 ms"), (2.5, "2.50 s"), (3e-7, "0.300 µs")],
)
def test_a_time_has_three_digits(seconds, words):
    assert time_words(seconds) == words


def test_the_page_is_small_whole_and_the_same_each_time():
    page = front_page(POINTS)
    assert page.html == front_page(POINTS).html
    assert len(page.html) < 60_000
    assert "http" not in page.html.replace("http://www.w3.org/2000/svg", "")
    still, _ = page.html.split("<script>")
    assert "4 of 6 on the front" in re.search(r'alt="([^"]+)"', still).group(1)


def test_what_the_still_says_is_what_the_boxes_start_with(opened):
    for page in (front_page(POINTS), front_page(POINTS, start=["float32", "worse"])):
        tab = opened(page)
        assert page.text.endswith(f"{status(tab)}]")
        assert tab.locator("canvas").get_attribute("aria-label") == status(tab)


def test_a_box_is_reached_and_switched_by_keys_and_the_front_follows(opened):
    tab = opened(front_page(POINTS))
    on = [True] * len(METHODS)
    for name in ("float16", "codebook", "int8", "twin of int8", "float16"):
        k = NAMES.index(name)
        on[k] = not on[k]
        tab.locator("input[type=checkbox]").nth(k).focus()
        tab.keyboard.press("Space")
        assert status(tab) == words_of(METHODS, on, 0)
    tab.get_by_role("button", name="accuracy and time").press("Enter")
    assert status(tab) == words_of(METHODS, on, 1)
    tab.get_by_role("button", name="all off").click()
    assert status(tab) == "No method is switched on."
    tab.get_by_role("button", name="all on").click()
    assert status(tab) == words_of(METHODS, [True] * len(METHODS), 1)


def test_without_times_there_is_one_chart(opened):
    tab = opened(front_page({"a": (10, 0.5), "b": (20, 1.0)}))
    assert tab.get_by_role("button", name="accuracy and time").count() == 0
    assert "b (20 bytes, 100.00 %)" in status(tab)


@pytest.mark.parametrize(
    ("points", "start", "words"),
    [
        ({}, None, "points: 0 methods"),
        ({str(k): (1, 0.5) for k in range(25)}, None, "points: 25 methods"),
        ({"a": (0, 0.5)}, None, "bytes of 'a'"),
        ({"a": (1, 0.5, math.inf)}, None, "seconds of 'a'"),
        ({"a": (1, 50)}, None, "accuracy of 'a'"),
        ({"a": (1, math.nan)}, None, "accuracy of 'a'"),
        ({"a": (1,)}, None, "'a' has 1 numbers"),
        ({"a": (1, 0.5)}, ["b"], "start: there is no method 'b'"),
    ],
)
def test_a_bad_argument_is_named(points, start, words):
    with pytest.raises(ValueError, match=words):
        front_page(points, start=start)
