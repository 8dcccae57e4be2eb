"""The page: whole, safe, and readable without a script."""

from __future__ import annotations

import html.parser
import re
from itertools import pairwise

from autograder.report.charts import nice_step
from autograder.report.page import render
from autograder.report.tell import tell

EVIL = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&\x00\u202e"


class Tags(html.parser.HTMLParser):
    """Collects the tags of a page, and complains about what is not closed."""

    VOID = ("meta", "wbr", "br", "img")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def whole_page(make_class, student, **more):
    finding = {"kind": "name", "sentence": EVIL, "severity": "mended", "cell": None}
    suspicious = {"kind": "link", "sentence": EVIL, "severity": "suspicious", "cell": None}
    code = f"import socket  # {EVIL}\n" + "".join(f"v{n} = a.sum({n}) * len(b[{n}:])\n" for n in range(12))
    record = make_class(
        student("ann", sources={"describe-answer": code}, findings=(finding, suspicious), suspicious=(EVIL,)),
        student(EVIL, right=3, diagnosis="divides-by-256", sources={"describe-answer": code}, troubles=(EVIL,)),
        student("cem", state="failed", points=None, reason=EVIL),
        **more,
    )
    return render(tell(record))


def test_nothing_that_a_student_writes_becomes_markup(make_class, student) -> None:
    page = whole_page(make_class, student)
    tags = Tags(page)
    assert not {"script", "img", "iframe", "object", "link"} & {tag for tag, _ in tags.seen}
    assert not [name for _, attributes in tags.seen for name in attributes if name.startswith("on")]
    assert page.count("&lt;script&gt;") >= 8
    assert not re.search("[\x00\u202e]", page)


def test_the_page_needs_no_other_file_and_allows_none(make_class, student) -> None:
    page = whole_page(make_class, student)
    assert not re.search(r"https?://|url\(|@import|\bsrc=", page.replace("src=x", ""))
    assert "default-src 'none'" in page


def test_the_page_can_be_heard(make_class, student) -> None:
    tags = Tags(whole_page(make_class, student)).seen
    assert [attributes["lang"] for tag, attributes in tags if tag == "html"] == ["en"]
    pictures = [attributes for _, attributes in tags if attributes.get("role") == "img"]
    assert len(pictures) > 10
    assert all(attributes["aria-label"] for attributes in pictures)
    assert all(attributes["scope"] in ("col", "row") for tag, attributes in tags if tag == "th")
    assert sum(tag == "caption" for tag, _ in tags) == sum(tag == "table" for tag, _ in tags)
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    places = {attributes.get("id") for _, attributes in tags}
    assert all(attributes["href"][1:] in places for tag, attributes in tags if tag == "a")


def test_a_run_without_the_sandbox_stands_at_the_top(make_class, student) -> None:
    loose = render(tell(make_class(student("ann"), student("ben", sandbox=False))))
    assert "1 submission ran with --no-sandbox" in loose[: loose.index("<nav")]
    assert 'role="note"' not in render(tell(make_class(student("ann"))))


def test_an_anonymous_page_shows_no_code(make_class, student) -> None:
    assert "import socket" in whole_page(make_class, student)
    assert "import socket" not in whole_page(make_class, student, anonymous=True)


def test_a_class_without_any_result_has_a_page(make_class, student) -> None:
    page = render(tell(make_class(student("ann", state="waiting", points=None, seconds=None, at=None, sandbox=None))))
    assert "Nobody has points yet." in page
    Tags(page)


def test_scales_have_round_steps() -> None:
    assert [nice_step(top) for top in (0, 1, 17, 20, 21, 100, 0.3)] == [1, 0.05, 1, 1, 2, 5, 0.02]
