"""The explorers of unit 02: their sums against SciPy's, and the script in a real browser."""

import re

import numpy as np
import pytest
from scipy import ndimage, signal

from pixelgrad.explore.convolving import convolution_page
from pixelgrad.explore.passes import two_passes_page
from pixelgrad.explore.sliding import write_sum

IMAGE = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
KERNEL = np.array([[0, 1, 0], [1, 0, 1], [0, 2, 0]])
FIELD = np.array([[1, 2, 3, 4, 5, 6], [7, 8, 9, 1, 2, 3], [4, 5, 6, 7, 8, 9], [1, 3, 5, 7, 9, 2]])
EXPECTED = {
    ("rotated by 180°: convolution", "none"): signal.convolve2d(IMAGE, KERNEL, mode="valid"),
    ("rotated by 180°: convolution", "zeros"): ndimage.convolve(IMAGE, KERNEL, mode="constant"),
    ("rotated by 180°: convolution", "reflection"): ndimage.convolve(IMAGE, KERNEL, mode="mirror"),
    ("as it is: correlation", "none"): signal.correlate2d(IMAGE, KERNEL, mode="valid"),
    ("as it is: correlation", "zeros"): ndimage.correlate(IMAGE, KERNEL, mode="constant"),
    ("as it is: correlation", "reflection"): ndimage.correlate(IMAGE, KERNEL, mode="mirror"),
}


def show(tab, page):
    tab.set_content(f"<body>{page.html}</body>")
    tab.wait_for_selector('[data-live="yes"]')


def status(tab):
    return tab.locator("[role=status]").inner_text()


@pytest.mark.parametrize(("kernel", "padding"), EXPECTED)
def test_every_choice_slides_over_every_place_with_the_librarys_numbers(tab, kernel, padding):
    show(tab, convolution_page(IMAGE, KERNEL))
    tab.get_by_text(kernel).click()
    tab.get_by_text(padding, exact=True).click()
    slider = tab.locator("input[type=range]")
    expected = EXPECTED[kernel, padding]
    assert int(slider.get_attribute("max")) == expected.size - 1
    for place, ((row, column), value) in enumerate(np.ndenumerate(expected)):
        slider.fill(str(place))
        assert re.fullmatch(rf"result\[{row}, {column}\] = .+ = {value}", status(tab))


def test_the_first_sum_is_written_out(tab):
    show(tab, convolution_page(IMAGE, KERNEL))
    assert status(tab) == "result[0, 0] = 2·2 + 7·1 + 9·1 + 13·1 = 33"


def test_buttons_keys_and_clicks_step(tab):
    show(tab, convolution_page(IMAGE, KERNEL))
    tab.get_by_role("button", name="next").click()
    assert status(tab).endswith("= 38")
    tab.locator("input[type=range]").focus()
    tab.keyboard.press("ArrowRight")
    assert status(tab).endswith("= 43")
    tab.get_by_role("button", name="next").click()
    assert status(tab).endswith("= 43")
    tab.get_by_role("button", name="back").click()
    assert status(tab).endswith("= 38")


def test_choices_are_labelled_groups(tab):
    show(tab, convolution_page(IMAGE, KERNEL))
    assert tab.get_by_role("radiogroup").count() == 2
    assert tab.get_by_role("radio").count() == 5
    assert tab.locator("canvas").get_attribute("aria-label").startswith("position 1 of 3: result[0, 0] = 2·2")


def test_two_passes_end_with_the_outer_products_convolution(tab):
    show(tab, two_passes_page(FIELD, [1, 2, 1], [1, 0, -1]))
    expected = signal.convolve2d(FIELD, np.outer([1, 2, 1], [1, 0, -1]), mode="valid")
    slider = tab.locator("input[type=range]")
    assert int(slider.get_attribute("max")) == 2 * 6 + expected.size - 1
    for place, value in enumerate(expected.ravel()):
        slider.fill(str(12 + place))
        assert status(tab).startswith("pass along: ")
        assert status(tab).endswith(f"= {value}".replace("-", "\N{MINUS SIGN}"))


@pytest.mark.parametrize(
    "page",
    [convolution_page(IMAGE, KERNEL), two_passes_page(FIELD, [1, 2, 1], [1, 0, -1])],
    ids=["convolution", "two passes"],
)
def test_pages_are_small_self_contained_and_say_what_the_still_shows(page):
    still, _ = page.html.split("<script>")
    assert len(page.html) < 100_000
    assert set(re.findall(r"https?://[^\s\"'<>]+", page.html)) <= {"http://www.w3.org/2000/svg"}
    assert "<style" not in page.html
    assert re.search(r'alt="([^"]+)"', still).group(1).endswith(("= 33", "= 19"))
    assert "<input" not in still


def test_a_sum_leaves_zeros_out_and_keeps_signs():
    assert write_sum(np.array([[1.0, 2.0, 3.0]]), np.array([[-1.0, 0.0, 2.0]])) == "−1·1 + 3·2 = 5"
    assert write_sum(np.array([[-4.0, 2.5]]), np.array([[1.0, -2.0]])) == "(−4)·1 − 2.5·2 = −9"
    assert write_sum(np.array([[7.0]]), np.array([[0.0]])) == "0 = 0"


@pytest.mark.parametrize(
    ("image", "kernel", "name"),
    [
        (IMAGE, np.ones((2, 3)), "kernel"),
        (IMAGE, np.ones((5, 3)), "image"),
        (np.ones((9, 9)), KERNEL, "image"),
        (np.ones(5), KERNEL, "image"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(image, kernel, name):
    with pytest.raises(ValueError, match=name):
        convolution_page(image, kernel)


def test_weights_longer_than_the_image_are_refused():
    with pytest.raises(ValueError, match="image"):
        two_passes_page(FIELD, np.ones(5), np.ones(3))
