"""The built pages in a real browser, in which no other host can be reached."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
NOTEBOOK = "notebooks/01_images/images.html"
WHOLE = os.environ.get("PIXELGRAD_SITE")
# A page of every kind; or all of them, where all were built.
PAGES = (
    sorted(path.relative_to(WHOLE).as_posix() for path in Path(WHOLE).rglob("*.html"))
    if WHOLE
    else ["index.html", "docs/students.html", NOTEBOOK, "reference/autograder.html"]
)
GRAVE = ("serious", "critical")
each_page = pytest.mark.parametrize("name", PAGES)


@contextmanager
def opened(browser, address, name, size="desktop", body=None):
    """Open a page, or what a test puts in its place; the second value collects what could not be had or went wrong."""
    width, height = WIDTHS[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    trouble = []

    def decide(route):
        if body is not None and route.request.url == address + name:
            route.fulfill(body=body, content_type="text/html")
        elif urlsplit(route.request.url).netloc == urlsplit(address).netloc:
            route.continue_()
        else:
            trouble.append(f"asks for {route.request.url}")
            route.abort()

    def look(response):
        if response.status >= 400:
            trouble.append(f"{response.status}: {response.url}")

    context.route(lambda url: url.startswith("http"), decide)
    tab = context.new_page()
    tab.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
    tab.on("response", look)
    tab.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    tab.goto(address + name, wait_until="load")
    tab.wait_for_function("[...document.querySelectorAll('[data-explorer]')].every((f) => f.dataset.live === 'yes')")
    tab.evaluate("async () => { if (window.MathJax?.startup?.promise) await MathJax.startup.promise; }")
    yield tab, trouble
    context.close()


@each_page
def test_the_page_loads_without_another_host_fits_the_window_and_axe_finds_nothing_serious(browser, address, name):
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    with opened(browser, address, name) as (tab, trouble):
        assert trouble == []
        assert too_wide(tab) == 0
        tab.evaluate(axe)
        assert serious(tab, "{}") == []
        tab.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert serious(tab, "{ runOnly: ['color-contrast'] }") == []


@each_page
def test_the_page_fits_a_phone(browser, address, name):
    with opened(browser, address, name, "phone") as (tab, _):
        assert too_wide(tab) == 0


def too_wide(tab):
    """By how many pixels the page could be pushed aside."""
    return tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def serious(tab, options):
    found = tab.evaluate(f"axe.run(document, {{ resultTypes: ['violations'], ...{options} }})")["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found if rule["impact"] in GRAVE]


def test_what_axe_finds_is_told(browser, address):
    pale = (
        '<html lang="en"><title>x</title><p style="color: #ccc; background: #fff">pale</p><img src="_static/file.png">'
    )
    with opened(browser, address, "pale.html", body=pale) as (tab, _):
        tab.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
        assert {rule for rule, _ in serious(tab, "{}")} == {"color-contrast", "image-alt"}


def test_another_host_would_be_noticed(browser, address):
    asking = '<img src="https://example.org/x.png" alt="">'
    with opened(browser, address, "asking.html", body=asking) as (_, trouble):
        assert "asks for https://example.org/x.png" in trouble


def test_formulas_are_set(browser, address):
    with opened(browser, address, NOTEBOOK) as (tab, _):
        assert tab.locator("mjx-container").count() > 0
        assert tab.locator("mjx-merror").count() == 0


def test_search_finds_the_convolution(browser, address):
    with opened(browser, address, "search.html?q=convolution") as (tab, trouble):
        tab.wait_for_selector("#search-results li a")
        found = tab.locator("#search-results li a").evaluate_all("links => links.map((link) => link.textContent)")
        assert any("convolution" in words for words in found), found
        assert trouble == []


def test_the_player_of_the_start_page_steps_with_buttons_and_keys(browser, address):
    with opened(browser, address, "index.html") as (tab, _):
        player = tab.locator("[data-explorer]").filter(has=tab.get_by_role("group", name="the graph"))
        words = player.locator("[role=status]")
        before = words.inner_text()
        player.get_by_role("button", name="next").click()
        after_one = words.inner_text()
        assert after_one != before
        player.get_by_role("group").focus()
        tab.keyboard.press("ArrowRight")
        assert player.locator("input").input_value() == "2"
        assert words.inner_text() not in (before, after_one)
        tab.keyboard.press("Home")
        assert words.inner_text() == before


def test_an_explorer_of_the_notebook_answers_to_its_slider(browser, address):
    with opened(browser, address, NOTEBOOK, "phone") as (tab, _):
        mixer = tab.locator("[data-explorer]").filter(has=tab.get_by_role("button", name="without green"))
        mixer.get_by_role("button", name="without green").click()
        assert mixer.locator("[role=status]").inner_text().startswith("red 100 %, green 0 %")
        slider = mixer.get_by_role("slider", name="blue")
        slider.focus()
        tab.keyboard.press("ArrowLeft")
        assert "blue 100 %" not in mixer.locator("[role=status]").inner_text()


def test_hints_stay_folded_until_they_are_asked_for(browser, address):
    with opened(browser, address, NOTEBOOK) as (tab, _):
        hint = tab.locator("details").filter(has_text="Hint").first
        assert not hint.locator("p, div").last.is_visible()
        hint.locator("summary").click()
        assert hint.evaluate("(details) => details.open")
