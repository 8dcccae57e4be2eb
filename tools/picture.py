"""Make the picture in README: a cell whose mistake is named, beside a graph that is stepped through.

Both are real: the cells run in a kernel of their own, their page is the one that JupyterLab's own exporter writes, and
a browser takes the picture. Run it as `python tools/picture.py`; it needs the extras `grader` and `test`, and chromium.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "images" / "at-work.png"
LARGEST = 300_000  # bytes
COLOURS = 128
HIDDEN = "import numpy as np\nfrom pixelgrad import check, data, explore, graph, plot"

ANSWER = '''\
def brighten(image: np.ndarray, amount: int) -> np.ndarray:
    """Add `amount` to every number of a uint8 image."""
    return image + np.array(amount).astype(np.uint8)


check(brighten)'''

FORMULA = """\
import torch


def f(x, y, z):
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


graph.step(graph.trace(f, 0.5, 1.0, 0.8))"""

STYLE = """
body { margin: 0; background: #ffffff; }
.jp-Notebook { padding: 14px 18px !important; }
.jp-InputPrompt, .jp-OutputPrompt { flex: 0 0 44px !important; min-width: 44px !important; }
.jp-Cell:first-child, .jp-OutputArea-child:has([data-mime-type*="error"]) { display: none !important; }
"""


def main() -> int:
    """Write the picture, and return 0."""
    with sync_playwright() as driver:
        where = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=where, args=["--headless", "--no-sandbox", "--disable-gpu"])
        left, right = shoot(browser, ANSWER, 840, 0), shoot(browser, FORMULA, 840, 11)
        browser.close()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(beside(left, right))
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
    return 0


def shoot(browser: Browser, source: str, width: int, steps: int) -> Image.Image:
    """Run a cell, open its page, step as often as asked, and return what is seen of it."""
    notebook = new_notebook(cells=[new_code_cell(HIDDEN), new_code_cell(source)])
    NotebookClient(notebook, timeout=120, allow_errors=True).execute()
    for cell in notebook.cells[1:]:
        cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
    exporter = HTMLExporter(template_name="lab", mathjax_url="", require_js_url="", jquery_url="")
    page, _ = exporter.from_notebook_node(nbformat.from_dict(notebook))
    tab = browser.new_page(viewport={"width": width, "height": 100}, device_scale_factor=2)
    tab.set_content(page)
    tab.add_style_tag(content=STYLE)
    if steps:
        tab.wait_for_selector('[data-live="yes"]')
        for _ in range(steps):
            tab.get_by_role("button", name="next").click()
    picture = tab.locator("main").screenshot()
    tab.close()
    return Image.open(io.BytesIO(picture)).convert("RGB")


def beside(left: Image.Image, right: Image.Image) -> bytes:
    """Lay two pictures side by side on white, with a line between, and return them as a PNG of few colours.

    Raises
    ------
    ValueError
        If it is larger than what a README should make its readers load.
    """
    gap = 24
    sheet = Image.new("RGB", (left.width + gap + right.width, max(left.height, right.height)), "#ffffff")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width + gap, 0))
    sheet.paste("#c9ced6", (left.width + gap // 2, gap, left.width + gap // 2 + 2, sheet.height - gap))
    few = sheet.quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    if len(written.getvalue()) > LARGEST:
        raise ValueError(f"the picture has {len(written.getvalue()):,} bytes, more than {LARGEST:,}")
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
