"""A tab of a real browser for the explorers' scripts."""

import pytest


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
