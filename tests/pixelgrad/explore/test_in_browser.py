"""The scripts themselves, in a real browser, against NumPy's arithmetic."""

import re

import numpy as np
import pytest

from pixelgrad import data
from pixelgrad.explore.exposure import brightness_page
from pixelgrad.explore.flipbook import frames_page
from pixelgrad.explore.loupe import magnifier_page
from pixelgrad.explore.mixer import channels_page

CHELSEA = data.photo("chelsea")


def slide(tab, value, index=0):
    tab.locator("input[type=range]").nth(index).fill(str(value))


def status(tab):
    return tab.locator("[role=status]").inner_text()


@pytest.mark.parametrize("amount", [-255, -37, 0, 100, 255])
def test_brightness_adds_as_numpy_does(opened, amount):
    row, column = 250, 330
    tab = opened(brightness_page(CHELSEA, row, column))
    slide(tab, amount)
    sums = CHELSEA.astype(int) + amount
    stopped, wrapped = np.clip(sums, 0, 255)[row, column].tolist(), (sums % 256)[row, column].tolist()
    outside = int(((sums < 0) | (sums > 255)).sum())
    assert f"to {stopped} saturating, to {wrapped} wrapping around; {outside:,} of {CHELSEA.size:,}" in status(tab)


def test_the_mixer_scales_and_stops_at_255(opened):
    row, column = 250, 330
    tab = opened(channels_page(CHELSEA, row, column))
    slide(tab, 200, 0)
    slide(tab, 0, 2)
    red, green, _ = CHELSEA[row, column].astype(int).tolist()
    assert status(tab).endswith(f"to [{min(255, 2 * red)}, {green}, 0].")
    tab.get_by_role("button", name="without green").click()
    assert status(tab).startswith("red 100 %, green 0 %, blue 100 %")


def test_the_magnifier_reads_the_numbers_of_the_array(opened):
    image = CHELSEA[70:190, 130:340]
    tab = opened(magnifier_page(image))
    slide(tab, 17, 0)
    slide(tab, 101, 1)
    assert f"(17, 101), is {image[17, 101].tolist()}." in status(tab)


def test_arrow_keys_move_the_frame_and_stop_at_the_edge(opened):
    image = CHELSEA[70:190, 130:340]
    tab = opened(magnifier_page(image, row=1, column=0))
    tab.locator("canvas").first.focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowRight"):
        tab.keyboard.press(key)
    assert f"(0, 1), is {image[0, 1].tolist()}." in status(tab)


def test_keys_do_not_reach_the_notebook(opened):
    tab = opened(magnifier_page(CHELSEA[70:190, 130:340]))
    tab.evaluate("window.heard = 0; document.addEventListener('keydown', () => { window.heard += 1; })")
    tab.locator("input").first.focus()
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("window.heard") == 0


def test_the_flip_book_turns_to_the_picture(opened):
    tab = opened(frames_page({"dark": np.zeros((4, 4)), "light": np.ones((4, 4))}, caption="c", alt="a", start=0))
    slide(tab, 1)
    assert status(tab) == "light"
    assert tab.locator("img").get_attribute("alt") == "light"


def test_controls_are_labelled(opened):
    tab = opened(channels_page(CHELSEA))
    labels = tab.eval_on_selector_all("input", "inputs => inputs.map((input) => input.getAttribute('aria-label'))")
    assert labels == ["red", "green", "blue"]


def test_two_copies_of_one_explorer_both_come_to_life(browser):
    page = frames_page({"dark": np.zeros((4, 4)), "light": np.ones((4, 4))}, caption="c", alt="a")
    tab = browser.new_page()
    tab.set_content(page.html + page.html)
    tab.wait_for_function("document.querySelectorAll('[data-live=\"yes\"]').length === 2")
    assert tab.locator("input").count() == 2
    tab.close()


def test_without_scripts_the_still_remains(browser):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    page = brightness_page(CHELSEA)
    tab.set_content(page.html)
    assert tab.locator("img").count() == 1
    assert tab.locator("input").count() == 0
    assert re.search(r"saturating \(left\)", tab.locator("figcaption").inner_text())
    context.close()
