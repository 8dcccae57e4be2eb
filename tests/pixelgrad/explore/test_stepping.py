"""The player of graphs in a real browser: one picture, whose numbers appear step by step."""

import pytest
import torch

from pixelgrad.graph import step, trace


def formula(x, y, z):
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


@pytest.fixture(scope="module")
def page():
    return step(trace(formula, 1.0, 2.0, 3.0))


def status(tab):
    return tab.locator("[role=status]").inner_text()


def visible(tab, letter):
    """Count the parts of a kind that are seen: values (v), gradients (g), partials (p)."""
    script = (
        "(shapes) => new Set(shapes.filter((s) => s.style.visibility === 'visible').map((s) => s.dataset.part)).size"
    )
    return tab.eval_on_selector_all(f'svg [data-part^="{letter}"]', script)


def test_forward_fills_values_and_backward_fills_gradients(opened, page):
    tab = opened(page)
    assert status(tab).startswith("Given: x = 1, y = 2, z = 3.")
    assert (visible(tab, "v"), visible(tab, "g"), visible(tab, "p")) == (3, 0, 0)
    forward = tab.get_by_role("button", name="next")
    for count in range(1, 8):
        forward.click()
        assert (visible(tab, "v"), visible(tab, "g")) == (3 + count, 0)
    assert status(tab) == "forward 7 of 7: formula = tanh(e) = tanh(2.028) = 0.966"
    for count in range(1, 11):
        forward.click()
        assert visible(tab, "g") == count
    assert status(tab).endswith("∂formula/∂x = ∂formula/∂a · ∂a/∂x = 0.02907 · 2 = 0.05813")
    assert visible(tab, "p") == 9
    forward.click()
    assert status(tab).startswith("backward 10 of 10")


def test_keys_step_and_do_not_reach_the_notebook(opened, page):
    tab = opened(page)
    tab.evaluate("window.heard = 0; document.addEventListener('keydown', () => { window.heard += 1; })")
    tab.get_by_role("group").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        tab.keyboard.press(key)
    assert status(tab).startswith("forward 1 of 7: a = 2 · x = 2 · 1 = 2")
    tab.keyboard.press("End")
    assert status(tab).startswith("backward 10 of 10")
    tab.keyboard.press("Home")
    assert status(tab).startswith("Given")
    assert tab.evaluate("window.heard") == 0


def test_the_current_node_and_its_edges_are_pointed_at(opened, page):
    tab = opened(page)
    tab.locator("input[type=range]").fill("3")
    wide = tab.eval_on_selector_all(
        'svg [stroke-width="3"]', "shapes => shapes.map((s) => s.dataset.part[0]).sort().join('')"
    )
    assert wide == "een"


def test_steps_are_announced_and_the_picture_has_its_words(opened, page):
    tab = opened(page)
    assert tab.locator("[role=status]").get_attribute("aria-live") == "polite"
    assert "c = a / b = 2.2" in tab.locator("svg").get_attribute("aria-label")


def test_without_scripts_the_finished_graph_is_seen(browser, page):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.set_content(page.html)
    assert "at x 0.05813" in tab.locator("img").get_attribute("alt")
    assert tab.locator("button").count() == 0
    context.close()
