"""A real browser for the explorers' scripts."""

import os
import shutil

import pytest

BROWSER = os.environ.get("PIXELGRAD_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# Not for longer than a module: while it is open an event loop runs, in which others' tests cannot start theirs.
@pytest.fixture(scope="module")
def browser():
    if BROWSER is None:
        pytest.skip("there is no chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser):
    tab = browser.new_page()
    yield tab
    tab.close()


@pytest.fixture
def opened(tab):
    """Shows a page and waits until its explorer has come alive."""

    def show(page):
        tab.set_content(f"<body>{page.html}</body>")
        tab.wait_for_selector('[data-live="yes"]')
        return tab

    return show
