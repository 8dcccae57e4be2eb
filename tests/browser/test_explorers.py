"""Every explorer and the graph player in JupyterLab, with the keyboard; and what is seen where nothing may run."""

import json
import math

import pytest
from examples import EXAMPLES, SET_UP
from playwright.sync_api import expect
from sheets import PLAYER, code, sheet, words

from pixelgrad import explore


@pytest.fixture(scope="module")
def lab(browser, request):
    """A notebook with all of them, run."""
    from lab import Lab

    server = request.getfixturevalue("server")
    cells = [code("set-up", SET_UP)]
    for name, example in EXAMPLES.items():
        cells += [words(f"about-{name}", f"## {name}"), code(name, example.call)]
    (server.notebooks / "explorers.ipynb").write_text(
        json.dumps(sheet([*cells, code("player", PLAYER)])), encoding="utf-8"
    )
    lab = Lab(browser, server, "explorers.ipynb")
    lab.run_all()
    yield lab
    lab.close()


def test_no_explorer_is_forgotten():
    assert set(EXAMPLES) == set(explore.__all__)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_explorer_comes_alive_and_answers_to_the_keyboard_and_jupyterlab_does_not(lab, name):
    example = EXAMPLES[name]
    figure = lab.explorer(name)
    status = figure.locator("[role=status]")
    first = status.text_content()
    lab.picture(f"explorer-{name}", figure)

    figure.locator(example.control).first.focus()
    before = lab.active()
    for key in example.keys:
        lab.tab.keyboard.press(key)
    for said in example.says():
        expect(status).to_contain_text(said)
    assert status.text_content() != first
    lab.picture(f"explorer-{name}-moved", figure)

    # In JupyterLab these move to another cell, insert one and start to edit.
    for key in ("ArrowDown", "b", "Enter"):
        lab.tab.keyboard.press(key)
    assert lab.active() == before
    assert lab.elsewhere == []
    assert lab.trouble == []


def test_the_player_steps_with_buttons_and_keys_and_writes_the_chain_rule_out(lab):
    figure = lab.explorer("player")
    status = figure.locator("[role=status]")
    expect(status).to_contain_text("Given: x = 1, y = 2, z = 3.")

    figure.get_by_role("button", name="next").click()
    expect(status).to_contain_text("forward 1 of 7: a = 2 · x = 2 · 1 = 2")
    lab.picture("player-1", figure)

    graph = figure.get_by_role("group")
    graph.focus()
    before = lab.active()
    for _ in range(6):
        lab.tab.keyboard.press("ArrowRight")
    inside = 1 + 3 * 2 / math.sin(2)
    value = math.tanh(math.log(inside))
    expect(status).to_contain_text(f"= {value:.4g}")
    assert (status.text_content() or "").startswith("forward 7 of 7: formula = tanh(e)")

    # Back along the graph, to the gradient of x at its far end.
    lab.tab.keyboard.press("End")
    along = (1 - value**2) / inside * 3 / math.sin(2)
    expect(status).to_contain_text(f"∂formula/∂x = ∂formula/∂a · ∂a/∂x = {along:.4g} · 2 = {2 * along:.4g}")
    lab.picture("player-2", figure)
    figure.get_by_role("button", name="back").click()
    expect(status).not_to_contain_text("∂formula/∂x = ")
    assert lab.active() == before
    assert lab.elsewhere == []
    assert lab.trouble == []


def test_a_notebook_can_be_saved_while_an_explorer_has_the_focus(lab):
    lab.run("set-up")
    assert lab.unsaved()
    lab.explorer("brightness").locator("input").focus()
    saved = lab.save()
    assert [cell["id"] for cell in saved["cells"]] == lab.ids
    expect(lab.tab.locator(".jp-mod-dirty")).to_have_count(0)


def test_an_untrusted_notebook_shows_the_stills_and_their_words(lab, open_copy):
    """A notebook with outputs that somebody else has run: JupyterLab takes scripts and inline drawings out of it."""
    notebook = lab.save()
    notebook["cells"][1]["source"] = "Changed, so that this server has never signed it."
    copy = open_copy(notebook, "untrusted.ipynb")
    for name in [*EXAMPLES, "player"]:
        output = copy.outputs(name)
        image = output.locator("img")
        image.scroll_into_view_if_needed()
        assert image.count() == 1
        assert image.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 100
        assert len(image.get_attribute("alt") or "") > 30
        assert output.locator("input, button, canvas").count() == 0
    copy.picture("untrusted", copy.outputs("convolution"))
    assert copy.elsewhere == []
    assert copy.trouble == []
