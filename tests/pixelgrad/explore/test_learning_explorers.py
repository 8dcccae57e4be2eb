"""The playground and the way downhill: Python's still and the browser's script do the same arithmetic."""

import re

import numpy as np
import pytest

from pixelgrad.explore.chance import bell, mulberry, shuffled
from pixelgrad.explore.downhill import BATCHES, RATES, descend, downhill_page, loss
from pixelgrad.explore.downhill import points as line_points
from pixelgrad.explore.playground import KINDS, playground_page, points, scores, train


def right(kind, hidden):
    x, labels = points(kind)
    return int(((scores(x, train(x, labels, hidden)) > 0) == (labels == 1)).sum())


def slide(tab, value, index):
    tab.locator("input[type=range]").nth(index).fill(str(value))


def status(tab):
    return tab.locator("[role=status]").inner_text()


def test_one_layer_separates_clouds_and_no_more():
    assert right("two clouds", 0) >= 97
    assert right("four corners", 0) < 75
    assert right("a ring", 0) < 75


@pytest.mark.parametrize("kind", KINDS)
def test_two_layers_separate_everything(kind):
    assert right(kind, 8) >= 97


def test_a_learning_rate_can_be_too_large_and_too_small():
    x, y = line_points()
    lost, slow, good = (loss(x, y, *descend(x, y, rate, 64, seed=1)[-1]) for rate in (RATES[-1], RATES[0], 0.3))
    best = loss(x, y, *np.polyfit(x, y, 1))
    assert lost > 1000
    assert slow > 4 * best
    assert good < 1.01 * best


@pytest.mark.parametrize("make", [downhill_page, playground_page])
def test_the_page_is_small_whole_and_the_same_each_time(make):
    page = make()
    assert page.html == make().html
    assert len(page.html) < 150_000
    assert "http" not in page.html.replace("http://www.w3.org/2000/svg", "")
    still, script = page.html.split("<script>")
    assert still.count("<img") == 1
    assert len(re.search(r'alt="([^"]+)"', still).group(1)) > 40
    assert script.endswith("</script>")


@pytest.mark.parametrize(("given", "words"), [({"kind": "a line"}, "kind"), ({"hidden": 9}, "hidden")])
def test_a_bad_argument_is_named(given, words):
    with pytest.raises(ValueError, match=words):
        playground_page(**given)


def test_the_draws_are_even_and_an_order_has_everyone_once():
    draws = mulberry(1)
    numbers = np.array([next(draws) for _ in range(4000)])
    assert abs(numbers.mean() - 0.5) < 0.02
    assert abs(np.std([bell(draws) for _ in range(2000)]) - 1) < 0.05
    assert sorted(shuffled(64, draws)) == list(range(64))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hidden", [0, 3, 8])
def test_the_browser_trains_as_numpy_does(opened, kind, hidden):
    tab = opened(playground_page("a ring"))
    tab.get_by_role("button", name=kind).click()
    slide(tab, hidden, 0)
    layers = f"two layers, {hidden} hidden units" if hidden else "one layer"
    assert status(tab).startswith(f"{kind}, {layers}, after 600 steps: {right(kind, hidden)} of 100 points")


@pytest.mark.parametrize(("rate", "batch"), [(0, 0), (8, 3), (12, 6), (17, 2)])
def test_the_browser_goes_downhill_as_numpy_does(opened, rate, batch):
    x, y = line_points()
    last = loss(x, y, *descend(x, y, RATES[rate], BATCHES[batch], seed=1)[-1])
    tab = opened(downhill_page())
    slide(tab, rate, 0)
    slide(tab, batch, 1)
    assert status(tab).startswith(f"learning rate {RATES[rate]:g}, batches of {BATCHES[batch]}: ")
    assert ("the steps are too long" if last > 3 else f"to {last:.2f}; the lowest possible is") in status(tab)


def test_shuffling_anew_takes_another_way(opened):
    tab = opened(downhill_page(rate=0.5, batch=1))
    seen = {status(tab)}
    for _ in range(3):
        tab.get_by_role("button", name="shuffle anew").click()
        seen.add(status(tab))
    assert len(seen) > 1
