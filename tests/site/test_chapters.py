"""Notebooks as chapters: executed once, kept as long as nothing changes, shown without what belongs elsewhere."""

import json
import re
from pathlib import Path

import nbformat
import pytest
import site_notebooks
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from site_notebooks import SiteError, chapter, chapters_of, executed, key_of, title_and_promise

ROOT = Path(__file__).parents[2]
FIRST = """\
# 01 · A unit

[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/x.ipynb)

*What it
promises.*
"""


@pytest.fixture
def course(tmp_path):
    """A course of one unit that prints a number."""
    folder = tmp_path / "notebooks" / "01_unit"
    folder.mkdir(parents=True)
    (tmp_path / "pixelgrad").mkdir()
    (tmp_path / "pixelgrad" / "one.py").write_text("ONE = 1\n")

    def write(code="print(40 + 2)"):
        notebook = new_notebook(cells=[new_markdown_cell(FIRST, id="start"), new_code_cell(code, id="code")])
        nbformat.write(notebook, folder / "unit.ipynb")
        return tmp_path, folder / "unit.ipynb"

    return write


def test_a_notebook_is_executed_once_and_again_when_it_changes(course, tmp_path):
    said = []
    root, path = course()
    first = executed(root, path, tmp_path / "kept", said.append)
    assert first.cells[1].outputs[0].text == "42\n"
    again = executed(root, path, tmp_path / "kept", said.append)
    assert again.cells[1].outputs[0].text == "42\n"
    course("print(43)")
    assert executed(root, path, tmp_path / "kept", said.append).cells[1].outputs[0].text == "43\n"
    assert [re.sub(r"\d+ s$", "N s", line.split(maxsplit=1)[1]) for line in said] == [
        "executed in N s",
        "kept, nothing it depends on has changed",
        "executed in N s",
    ]
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_notebook_that_fails_stops_the_site_and_is_not_kept(course, tmp_path):
    root, path = course("1 / 0")
    with pytest.raises(SiteError, match="ZeroDivisionError"):
        executed(root, path, tmp_path / "kept", lambda line: None)
    assert not list(tmp_path.glob("kept/*"))


def test_what_outputs_depend_on_is_in_the_key(course, tmp_path, monkeypatch):
    root, path = course()
    monkeypatch.setenv("PIXELGRAD_DATA", str(tmp_path / "data"))
    keys = [key_of(root, path), key_of(root, path)]
    (root / "pixelgrad" / "one.py").write_text("ONE = 2\n")
    keys.append(key_of(root, path))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "digits.gz").write_bytes(b"12")
    keys.append(key_of(root, path))
    monkeypatch.setattr(site_notebooks, "version", lambda name: "99")
    keys.append(key_of(root, path))
    assert keys[0] == keys[1]
    assert len(set(keys)) == 4


def test_tools_are_not_in_the_key_and_what_draws_and_computes_is():
    named = {line.split()[0] for line in site_notebooks._versions()}
    assert {"numpy", "matplotlib", "torch"} <= named
    assert not named & {"ruff", "pytest", "sphinx", "nbgrader"}


def test_a_chapter_has_no_picture_of_another_host_and_says_a_failed_check_once():
    card = new_output("display_data", {"text/html": "<div>not attempted yet</div>"})
    error = new_output("error", ename="CheckFailed", evalue="", traceback=["brighten: not attempted yet"])
    kept = new_output("error", ename="ValueError", evalue="", traceback=["shown on purpose"])
    cells = [new_markdown_cell(FIRST), new_code_cell("check(f)", outputs=[card, error, kept])]
    notebook = new_notebook(cells=cells)
    before = json.dumps(notebook)
    shown = chapter(notebook, "/_released/unit.ipynb")
    assert "colab-badge" not in shown.cells[0].source
    assert "[Open in Colab](https://colab.research.google.com/x.ipynb)" in shown.cells[0].source
    assert "</_released/unit.ipynb>" in shown.cells[0].source
    assert shown.cells[1].outputs == [card, kept]
    assert json.dumps(notebook) == before


def test_every_unit_says_its_title_and_its_promise_and_has_a_badge():
    for path in chapters_of(ROOT):
        notebook = nbformat.read(path, as_version=4)
        title, promise = title_and_promise(notebook)
        assert title.startswith(path.parent.name[:2])
        assert len(promise) > 20
        assert "colab-badge" not in chapter(notebook, "x").cells[0].source


def test_units_come_in_their_order_and_an_unknown_one_is_named():
    names = [path.parent.name for path in chapters_of(ROOT)]
    assert names == sorted(names)
    assert len(names) == 8
    assert [path.parent.name for path in chapters_of(ROOT, ("02_convolution",))] == ["02_convolution"]
    with pytest.raises(SiteError, match="99_nothing"):
        chapters_of(ROOT, ("99_nothing",))


def test_the_chapter_offers_colab_and_the_released_notebook_itself(site):
    page = (site / "notebooks/01_images/images.html").read_text(encoding="utf-8")
    assert re.search(r'href="https://colab\.research\.google\.com/github/[^"]+/01_images/images\.ipynb"', page)
    (download,) = re.findall(r'href="\.\./\.\./(_downloads/[^"]+\.ipynb)"', page)
    assert (site / download).read_bytes() == (ROOT / "notebooks/01_images/images.ipynb").read_bytes()


def test_chapters_show_pictures_cards_and_explorers_and_need_no_widgets(site):
    page = (site / "notebooks/01_images/images.html").read_text(encoding="utf-8")
    assert page.count("data-explorer=") >= 4
    assert page.count("not attempted yet") >= 10
    assert "CheckFailed" not in page
    for chapter_page in site.glob("notebooks/*/*.html"):
        text = chapter_page.read_text(encoding="utf-8")
        assert "widget-view" not in text, chapter_page
        assert "embed-amd" not in text, chapter_page
