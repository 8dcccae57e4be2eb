import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from pixelgrad.plot import EXPECTED, FORWARD, GRADIENT, STUDENT, comparison_html
from pixelgrad.plot.compare import difference_panel


def pictures(markup):
    found = re.findall(r"data:image/png;base64,([^\"]+)", markup)
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(item)))) for item in found]


def colour(name):
    return [int(name[i : i + 2], 16) for i in (1, 3, 5)]


def test_equal_answers_have_a_white_difference():
    image = np.arange(12, dtype=np.uint8).reshape(3, 4)
    markup = comparison_html(image, image)
    assert len(pictures(markup)) == 3
    assert (pictures(markup)[2] == 255).all()
    assert "0 of 12 pixels differ" in markup


def test_too_high_is_orange_and_too_low_is_blue():
    expected = np.array([[100, 100, 100]], dtype=np.uint8)
    yours = np.array([[150, 100, 50]], dtype=np.uint8)
    difference = pictures(comparison_html(expected, yours))[2]
    step = difference.shape[1] // 3
    assert difference[0, 0].tolist() == colour(GRADIENT)
    assert difference[0, step].tolist() == [255, 255, 255]
    assert difference[0, 2 * step].tolist() == colour(FORWARD)


def test_bytes_are_subtracted_without_wrapping_around():
    markup = comparison_html(np.array([[10]], dtype=np.uint8), np.array([[5]], dtype=np.uint8))
    assert "by up to 5;" in markup


def test_colour_pixels_differ_where_any_channel_does():
    expected = np.zeros((2, 2, 3), dtype=np.uint8)
    yours = expected.copy()
    yours[0, 1, 2] = 9
    assert "1 of 4 pixels differ, by up to 9" in comparison_html(expected, yours)


def test_other_shapes_have_no_difference():
    markup = comparison_html(np.zeros((3, 4)), np.zeros((4, 3)))
    assert len(pictures(markup)) == 2
    assert "difference" not in markup


def test_each_side_has_its_colour_and_says_what_it_is():
    markup = comparison_html(np.zeros((3, 4)), np.ones((3, 4), dtype=np.uint8), labels=("reference", "answer", "gap"))
    assert EXPECTED in markup
    assert STUDENT in markup
    assert "reference: an array (3, 4) float64, 0 to 0" in markup
    assert "answer: an array (3, 4) uint8, 1 to 1" in markup
    assert ">gap<" in markup


def test_what_is_no_number_is_pink_and_counts_as_different():
    yours = np.array([[0.0, np.nan]])
    markup = comparison_html(np.zeros((1, 2)), yours)
    pink = pictures(markup)[1]
    assert pink[0, -1].tolist() == [255, 0, 160]
    assert "1 of 2 pixels differ" in markup


def test_the_same_gap_on_both_sides_is_no_difference():
    gap = np.array([[np.nan, 1.0]])
    assert "0 of 2 pixels differ" in comparison_html(gap, gap)


def test_rounding_errors_are_no_difference():
    expected = np.full((2, 2), 0.3)
    assert "0 of 4 pixels differ" in comparison_html(expected, expected + 1e-12)


def test_values_outside_the_usual_scale_are_drawn_on_their_own():
    shown = pictures(comparison_html(np.array([[-4.0, 4.0]]), np.array([[-4.0, 4.0]])))[0]
    assert shown[0, 0, 0] == 0
    assert shown[0, -1, 0] == 255


@pytest.mark.parametrize(
    "yours",
    [None, "text", [[1, 2], [3]], {"a": 1}, 3.5, np.zeros((2, 3, 4, 5)), np.zeros((0, 3)), np.array([None, {}])],
)
def test_any_answer_can_be_set_beside_the_expected_one(yours):
    markup = comparison_html(np.zeros((3, 3)), yours)
    assert len(pictures(markup)) == 1
    assert "yours" in markup


def test_small_images_are_enlarged_by_whole_pixels_and_large_ones_are_bounded():
    small, large = np.zeros((3, 4)), np.random.default_rng(0).random((900, 700, 3))
    assert pictures(comparison_html(small, small))[0].shape[:2] == (150, 200)
    markup = comparison_html(large, 1 - large)
    assert max(pictures(markup)[0].shape) == 200
    assert len(markup) < 600_000


def test_an_unfinished_difference_is_still_drawn():
    assert "2 of 2 pixels differ" in difference_panel(np.array([[np.nan, np.inf]]), 2, "difference")
