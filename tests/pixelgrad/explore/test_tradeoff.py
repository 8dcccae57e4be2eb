"""The explorer of bytes and errors: its words, its axes, and the script in a real browser."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelgrad.explore.tradeoff import byte_ticks, error_ticks, limits, tradeoff_page, words

CURVES = {
    "all layers": {"50 %": (533_000, 0.9), "80 %": (213_000, 1.4), "95 %": (53_000, 38.25)},
    "fc1": {"50 %": (600_000, 0.8), "80 %": (300_000, 0.81), "95 %": (150_000, 12.0)},
}
PICTURES = {setting: np.full((20, 30), level) for setting, level in (("50 %", 0.5), ("80 %", 0.6), ("95 %", 0.7))}
FULL = (1_066_440, 0.8)


def page(curves=CURVES, **settings):
    return tradeoff_page(
        "dropped", curves, **{"full": FULL, "caption": "What it costs.", "pictures": PICTURES} | settings
    )


def slide(tab, value, index=0):
    tab.locator("input[type=range]").nth(index).fill(str(value))


def status(tab):
    return tab.locator("[role=status]").inner_text()


def test_the_page_is_whole_and_the_same_each_time():
    assert page().html == page().html
    assert "http" not in page().html.replace("http://www.w3.org/2000/svg", "")
    assert "<style" not in page().html
    still = page().html.split("<script>")[0]
    assert still.count("<img") == 1
    assert len(re.search(r'alt="([^"]+)"', still).group(1)) > 80


def test_eleven_noisy_pictures_stay_small():
    rng = np.random.default_rng(0)
    names = [f"rank {n}" for n in range(11)]
    curves = {
        name: {setting: (1000 + n, 1.0) for n, setting in enumerate(names)} for name in ("fc1", "fc2", "fc3", "all")
    }
    noise = {name: np.clip(rng.normal(0.5, 0.12, (60, 90)), 0, 1) for name in names}
    assert len(page(curves, pictures=noise).html) < 150_000


def test_the_words_name_setting_bytes_ratio_and_errors():
    assert words("rank", "8", "fc1", (106_644, 1.3), FULL) == (
        "rank 8, fc1: 106,644 bytes, 10.0 times smaller than before; 1.30 % wrong, 0.50 points more."
    )
    assert words("rank", "8", "fc1", (1000, 0.8), FULL).endswith(
        "1066 times smaller than before; 0.80 % wrong, as many as before."
    )
    assert words("rank", "8", "fc1", (1000, 0.7), FULL).endswith("0.10 points fewer.")
    assert "1,279,728 bytes, 1.2 times larger than before" in words("rank", "99", "fc1", (1_279_728, 0.8), FULL)


def test_the_sliders_choose_the_setting_and_the_curve(opened):
    tab = opened(page())
    assert page().text.endswith(f"{status(tab)}]")
    assert tab.locator("canvas").get_attribute("aria-label") == status(tab)
    slide(tab, 2)
    assert status(tab) == words("dropped", "95 %", "all layers", (53_000, 38.25), FULL)
    slide(tab, 1, index=1)
    assert status(tab) == words("dropped", "95 %", "fc1", (150_000, 12.0), FULL)


def test_an_arrow_key_moves_the_setting(opened):
    tab = opened(page())
    tab.locator("input[type=range]").first.focus()
    tab.keyboard.press("ArrowRight")
    assert status(tab).startswith("dropped 95 %")


def test_the_picture_follows_the_setting(opened):
    tab = opened(page())
    tab.wait_for_timeout(100)  # pictures are decoded after the page
    look = "canvas => canvas.getContext('2d').getImageData(2 * 560, 2 * 80, 1, 1).data[0]"
    seen = [tab.eval_on_selector("canvas", look)]
    for at in (0, 2):
        slide(tab, at)
        seen.append(tab.eval_on_selector("canvas", look))
    assert seen[1] < seen[0] < seen[2]


def test_one_curve_without_pictures_has_one_slider(opened):
    tab = opened(page({"all layers": CURVES["all layers"]}, pictures=None))
    assert tab.locator("input[type=range]").count() == 1


def test_no_error_and_no_percent_at_all_can_be_drawn(opened):
    tab = opened(page({"fc1": {"1": (10, 0.0), "2": (20, 100.0)}}, pictures=None))
    assert "100.00 % wrong" in status(tab)


@given(st.lists(st.tuples(st.floats(1, 1e9), st.floats(0, 100)), min_size=1, max_size=8))
def test_all_points_lie_within_the_axes_and_each_axis_has_labels(points):
    left, right, low, high = limits(points)
    for size, error in points:
        assert left < math.log10(size) < right
        assert low < math.log10(max(error, 0.01)) < high
    for ticks, (first, last) in (
        (byte_ticks(left, right), (left, right)),
        (error_ticks(low, high), (low, min(high, 2.001))),
    ):
        assert all(first <= at <= last for at, _ in ticks)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: page({}), "curves: there are 0"),
        (lambda: page({str(n): CURVES["fc1"] for n in range(7)}), "curves: there are 7"),
        (lambda: page({"fc1": {}}), "no setting"),
        (lambda: page({**CURVES, "fc2": {"50 %": (1, 1)}}), "fc2: its settings"),
        (lambda: page(pictures={"50 %": np.zeros((2, 2))}), "pictures: its settings"),
        (lambda: page(start=3), "start: 3"),
        (lambda: page({"fc1": {"1": (0, 1.0)}}, pictures=None), "fc1: 0 bytes"),
        (lambda: page({"fc1": {"1": (10, math.nan)}}, pictures=None), "fc1: 10 bytes"),
        (lambda: page(full=(10, -1)), "full: 10 bytes"),
    ],
)
def test_a_bad_argument_is_named(call, said):
    with pytest.raises(ValueError, match=said):
        call()
