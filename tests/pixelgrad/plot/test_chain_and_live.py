"""The chain rule's graph, and the curve that grows."""

import base64
import copy
import re

import pytest

from pixelgrad.plot import LiveCurve
from pixelgrad.plot.chain import chain_page

NUMBERS = (-1, -2, 2, 3, 2, 5)
RIGHT = {"y": 10, "C": 125, "dC_dy": 75, "dC_dw1": -75, "dC_dw2": 150, "dC_db": 75}


def drawing(page):
    encoded = re.search(r"data:image/svg\+xml;base64,([^\"]+)", page.html).group(1)
    return base64.b64decode(encoded).decode()


def test_before_there_are_gradients_only_values_are_drawn():
    drawn = drawing(chain_page(*NUMBERS, caption="c"))
    assert ">125<" in drawn
    assert "∂C" not in drawn


def test_the_gradients_drawn_are_those_that_were_given():
    page = chain_page(*NUMBERS, gradients={**RIGHT, "dC_dw1": 12.5}, caption="c")
    assert "∂C/∂w1 = 12.5" in drawing(page)
    assert "∂C/∂w2 = 150" in drawing(page)
    assert "at w1 12.5" in page.text


@pytest.mark.parametrize("odd", [{}, {"dC_dy": None}, {"dC_dw1": "many"}, {"other": 1}])
def test_an_odd_answer_is_drawn_all_the_same(odd):
    assert "<svg" in drawing(chain_page(*NUMBERS, gradients=odd, caption="c"))


def grow(curve, steps):
    for step in range(steps):
        curve(step)
    return curve


def test_the_curve_measures_first_last_and_every_so_often(capsys):
    curve = LiveCurve(10, lambda step: {"twice": 2 * step}, every=4, caption="c", alt="A line.")
    grow(curve, 10)
    assert curve.at == [1, 4, 8, 10]
    assert curve.curves == {"twice": [0.0, 6.0, 14.0, 18.0]}
    assert "step 10 of 10: twice 18.000" in capsys.readouterr().out


def test_the_page_has_a_bar_and_a_picture_with_words():
    curve = grow(LiveCurve(10, lambda step: {"a": 1.0, "b": 2.0}, caption="c", alt="Two lines."), 5)
    page = curve.page()
    assert '<progress value="5" max="10"' in page.html
    assert 'alt="Two lines. Now at step 5 of 10: a 1.000, b 2.000."' in page.html
    assert page.text.startswith("[curve: Two lines.")


def test_a_copy_is_the_curve_itself():
    curve = LiveCurve(3, lambda: {"a": 0.0}, caption="c", alt="a")
    assert copy.deepcopy((curve,))[0] is curve
