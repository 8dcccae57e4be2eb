"""Every released unit opens in JupyterLab as it is on a fresh clone: not trusted, not run, without network."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


def test_every_unit_is_opened():
    assert [path.parent.name for path in UNITS] == [path.parent.name for path in sorted(ROOT.glob("solutions/*/*.py"))]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.parent.name)
def test_the_unit_opens_whole_without_an_error_and_without_another_host(open_copy, path):
    lab = open_copy(path, path.name)
    lab.picture(f"open-{path.parent.name}")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert lab.notebook.locator(".jp-CodeCell").count() == sum(cell["cell_type"] == "code" for cell in cells)
    # Formulas are set, and none of them is broken.
    assert lab.notebook.locator("mjx-merror, .MathJax_Error").count() == 0
    assert lab.notebook.locator(".jp-RenderedMarkdown").filter(has_text="$$").count() == 0
    assert lab.dialogs() == []
    assert lab.elsewhere == []
    assert lab.trouble == []
