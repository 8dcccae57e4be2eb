import re

import numpy as np
import pytest

from pixelgrad import data
from pixelgrad.explore.exposure import brightness_page
from pixelgrad.explore.flipbook import frames_page
from pixelgrad.explore.loupe import magnifier_page
from pixelgrad.explore.mixer import channels_page

CHELSEA = data.photo("chelsea")
LEAVES = {f"amount {a}": np.clip(CHELSEA.astype(int) + a, 0, 255).astype(np.uint8) for a in range(-200, 201, 50)}
PAGES = {
    "channels": lambda: channels_page(CHELSEA),
    "brightness": lambda: brightness_page(CHELSEA),
    "magnifier": lambda: magnifier_page(CHELSEA[70:190, 130:340]),
    "frames": lambda: frames_page(LEAVES, caption="Brighter.", alt="Chelsea at nine brightnesses."),
}


@pytest.fixture(params=PAGES, scope="module")
def page(request):
    return PAGES[request.param]()


def test_the_still_comes_before_the_script_and_has_its_words(page):
    still, script = page.html.split("<script>")
    assert still.count("<img") == 1
    assert len(re.search(r'alt="([^"]+)"', still).group(1)) > 40
    assert "<figcaption" in still
    assert "<input" not in still
    assert script.endswith("</script>")
    assert page.text.startswith("[explorer: ")


def test_nothing_comes_from_outside(page):
    links = set(re.findall(r"https?://[^\s\"'<>]+", page.html))
    assert links <= {"http://www.w3.org/2000/svg"}
    assert "<link" not in page.html
    assert "<style" not in page.html
    assert "require" not in page.html


def test_a_real_photograph_stays_small(page):
    assert len(page.html) < 150_000


def test_the_same_explorer_is_the_same_page():
    for make in PAGES.values():
        assert make().html == make().html


def test_explorers_on_one_page_have_different_names():
    names = [re.search(r'data-explorer="(\w+)"', make().html).group(1) for make in PAGES.values()]
    assert len(set(names)) == len(names)


def test_a_name_cannot_end_the_script():
    page = frames_page({"</script><b>": np.zeros((4, 4))}, caption="c", alt="a")
    assert page.html.count("</script>") == 1


def test_the_magnifier_says_which_number_is_in_the_corner():
    page = magnifier_page(CHELSEA[:40, :50], row=3, column=5)
    assert str([int(v) for v in CHELSEA[3, 5]]) in page.html


def test_the_brightness_still_counts_what_leaves_the_range():
    outside = int((CHELSEA.astype(int) + 100 > 255).sum())
    assert f"{outside:,} of {CHELSEA.size:,} numbers exceed 255" in brightness_page(CHELSEA).html


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: channels_page(CHELSEA[:, :, 0]), "image: a mixer needs three channels"),
        (lambda: channels_page(CHELSEA, row=300), "row, column"),
        (lambda: brightness_page(CHELSEA / 255), "image: .* uint8"),
        (lambda: brightness_page(CHELSEA, column=-1), "row, column"),
        (lambda: magnifier_page(CHELSEA), "cut out a part"),
        (lambda: magnifier_page(CHELSEA[:7, :9]), "8 by 8"),
        (lambda: magnifier_page(CHELSEA[:20, :20], row=13, column=0), "row, column"),
        (lambda: frames_page({}, caption="c", alt="a"), "pictures"),
        (lambda: frames_page({"a": np.zeros((4, 4))}, caption="c", alt="a", start=1), "start"),
    ],
)
def test_a_bad_argument_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_what_is_no_image_is_left_out_of_the_flip_book():
    page = frames_page({"a": np.zeros((4, 4)), "b": None, "c": np.ones((4, 4))}, caption="c", alt="x", start=1)
    assert '"names": ["a", "c"]' in page.html
    assert "First seen: c, number 2 of 2." in page.html


def test_gray_photographs_have_one_number_a_pixel():
    assert '"channels": 1' in magnifier_page(data.photo("coins")[:60, :80]).html
