"""Where the links of the built pages lead; and that a link that leads nowhere is seen."""

import re

import pytest
from site_links import find_broken

PAGE = "<html><body id='top'>{}</body></html>"


@pytest.fixture
def pages(tmp_path):
    """Makes a site of two pages, the first with what a test puts there."""

    def make(body, style=""):
        (tmp_path / "sub").mkdir()
        (tmp_path / "index.html").write_text(PAGE.format(body))
        (tmp_path / "sub/other.html").write_text(PAGE.format('<h2 id="here"></h2><a href="../index.html#top">up</a>'))
        (tmp_path / "dot.png").write_bytes(b"")
        (tmp_path / "style.css").write_text(style)
        return tmp_path

    return make


@pytest.mark.parametrize(
    "body",
    [
        '<a href="sub/other.html#here">x</a>',
        '<a href="#top">x</a>',
        '<a href="#">x</a>',
        '<a href="https://example.org/#x">another host may be led to</a>',
        '<img src="dot.png"><img src="data:image/png;base64,AA">',
        '<link rel="stylesheet" href="style.css?v=1"><link rel="next" href="sub/other.html">',
    ],
)
def test_what_leads_somewhere_is_fine(pages, body):
    assert find_broken(pages(body)) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<a href="sub/gone.html">x</a>', "sub/gone.html leads nowhere"),
        ('<a href="../outside.html">x</a>', "leads nowhere"),
        ('<a href="sub/other.html#gone">x</a>', "a place that is not on the page"),
        ('<a href="#gone">x</a>', "a place that is not on the page"),
        ('<link rel="next" href="gone.html">', "leads nowhere"),
        ('<img src="gone.png">', "is not there"),
        ('<img src="dot.png" srcset="dot.png 1x, gone.png 2x">', "gone.png is not there"),
        ('<script src="https://example.org/x.js"></script>', "another host"),
        ('<script src="//example.org/x.js"></script>', "another host"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "another host"),
        ('<link rel="preconnect" href="https://example.org">', "another host"),
        ('<img src="http://example.org/x.svg">', "another host"),
        ('<iframe src="https://example.org/"></iframe>', "another host"),
        ('<p style="background: url(https://example.org/x.png)">', "another host"),
    ],
)
def test_what_leads_nowhere_or_is_fetched_from_elsewhere_is_told(pages, body, words):
    (told,) = find_broken(pages(body))
    assert told.startswith("index.html: ")
    assert words in told


@pytest.mark.parametrize("style", ['@import "https://example.org/x.css";', "a { background: url('gone.woff2') }"])
def test_style_sheets_are_read_as_well(pages, style):
    assert [line.split(":")[0] for line in find_broken(pages("", style))] == ["style.css"]


def test_every_link_picture_style_and_script_of_the_site_is_there_and_none_is_on_another_host(site):
    assert find_broken(site) == []


def test_every_kind_of_page_is_built(site):
    for name in ("index", "search", "docs/students", "docs/instructors", "teach/verdict", "reference/commands"):
        assert (site / f"{name}.html").is_file(), name
    assert (site / "notebooks/01_images/images.html").is_file()


def test_no_page_names_a_folder_of_the_machine_that_built_it(site):
    folder = re.compile(r"site-packages|/(?:tmp|home|root|work)/[\w.\-]+/|[A-Z]:\\\\Users")
    told = {page.relative_to(site).as_posix(): folder.findall(_words(page)) for page in site.rglob("*.html")}
    assert {name: found[:3] for name, found in told.items() if found} == {}


def _words(page):
    """The page without what is encoded in it: letters there mean nothing."""
    return re.sub(r"data:[\w/+\-]+;base64,[A-Za-z0-9+/=]+", "", page.read_text(encoding="utf-8"))
