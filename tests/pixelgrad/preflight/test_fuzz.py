"""Whatever is done to a file: nothing is raised, the result is valid, and intact answers are all there."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from preflight_damage import answered, answers, cell_bytes, dump, in_code, lines, manifest, release, source, stripped

from pixelgrad.preflight import Intake, mend
from pixelgrad.preflight.cells import notebook_text
from pixelgrad.preflight.findings import Findings
from pixelgrad.preflight.python import bound_names, is_blank, syntax_problem
from pixelgrad.preflight.script import cells_of_script

GOOD = dump(answered())
WRITTEN = in_code(answers(answered()))
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
scraps = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\0", b"\xff\xfe", b"\xed\xa0\x80"]),
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)


def examine(data: bytes) -> Intake:
    intake = mend(data, manifest(), "images.ipynb")
    if intake.notebook is None:
        assert any(finding.severity == "refused" for finding in intake.findings)
    else:
        nbformat.validate(nbformat.from_dict(intake.notebook))
        again = mend(notebook_text(intake.notebook).encode(), manifest())
        assert not [finding for finding in again.findings if finding.severity == "mended"]
        assert again.notebook == intake.notebook
    return intake


def code_of(intake: Intake) -> list[str]:
    cells = intake.notebook["cells"] if intake.notebook else []
    return [cell["source"] for cell in cells if cell["cell_type"] == "code"]


def last_line_of(text: str) -> bytes:
    return json.dumps(text.splitlines()[-1], ensure_ascii=False).encode()


@FUZZ
@given(st.binary(max_size=400))
def test_any_bytes(data):
    examine(data)


@FUZZ
@given(st.data())
def test_changed_bytes_cost_no_answer_whose_cell_is_intact(data):
    torn = GOOD
    places = []
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(torn) - 1))
        length = data.draw(st.sampled_from([0, 1, 1, 2, 50]))
        scrap = data.draw(scraps)
        torn = torn[:at] + scrap + torn[at + length :]
        places.append((at, length, scrap))
    intake = examine(torn)
    if b"\0" in torn[:400]:
        return
    kept = "\n".join(code_of(intake))
    parsed = {name: text for name, text in WRITTEN.items() if cell_bytes(GOOD, name) in torn}
    for name, text in parsed.items():
        assert text in kept, (name, places)


@FUZZ
@given(st.data())
def test_changed_trees_cost_no_answer_whose_text_is_there(data):
    notebook = json.loads(GOOD)
    if data.draw(st.booleans()):
        notebook = stripped(notebook)
    for _ in range(data.draw(st.integers(1, 12))):
        damage_tree(notebook, data)
    intake = examine(json.dumps(notebook).encode("utf-8", "surrogatepass"))
    # Where the cells are gone, so are the answers; and text is an answer only in a cell that can be one.
    cells = notebook.get("cells")
    there = [source_of(cell) for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []
    kept = code_of(intake)
    for text in WRITTEN.values():
        if text in there:
            assert any(text in code for code in kept)


@FUZZ
@given(st.text(max_size=300))
def test_any_text_as_code(text):
    bound_names(text)
    syntax_problem(text)
    is_blank(text, "def f():\n    pass")
    cells_of_script(text.encode("utf-8", "replace"), Findings())


def source_of(cell: dict[str, Any]) -> Any:
    text = cell.get("source")
    return "".join(text) if isinstance(text, list) and all(isinstance(line, str) for line in text) else text


def damage_tree(notebook: dict[str, Any], data: st.DataObject) -> None:
    """Do one thing to a notebook; answer texts are moved and copied, never changed."""
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not cells:
        return
    at = data.draw(st.integers(0, len(cells) - 1))
    cell = cells[at]
    what = data.draw(st.sampled_from(["drop", "copy", "move", "type", "key", "value", "root", "edit", "own", "stub"]))
    if what == "drop":
        del cells[at]
    elif what == "copy":
        cells.insert(data.draw(st.integers(0, len(cells))), json.loads(json.dumps(cell)))
    elif what == "move":
        cells.insert(data.draw(st.integers(0, len(cells) - 1)), cells.pop(at))
    elif what == "own":
        name = data.draw(st.sampled_from(sorted(WRITTEN))).removesuffix("-answer")
        text = data.draw(st.sampled_from([f"check({name})", f"{name} = 3", "x = ", "%%time\n1", f"print({name})"]))
        cells.insert(at, {"cell_type": "code", "source": text, "metadata": {}})
    elif what == "root":
        notebook[data.draw(st.sampled_from(["nbformat", "nbformat_minor", "metadata", "extra"]))] = data.draw(values)
    elif not isinstance(cell, dict):
        return
    elif what == "type":
        # Only of cells that are still known: of text without marks nobody can say that it was code.
        if (cell.get("metadata") or {}) and "nbgrader" in cell["metadata"]:
            cell["cell_type"] = data.draw(st.sampled_from(["code", "markdown", "raw"]))
    elif what == "key":
        key = data.draw(st.sampled_from(sorted(set(cell) - {"source", "cell_type", "metadata"}) or ["id"]))
        cell.pop(key, None)
    elif what == "value":
        key = data.draw(st.sampled_from(["id", "outputs", "execution_count", "attachments", "extra"]))
        cell[key] = data.draw(values)
    elif what == "stub":
        stub = next(iter(answers(release()).values()))
        if source_of(cell) not in WRITTEN.values():
            cell["source"] = lines(stub)
    elif what == "edit" and source_of(cell) not in WRITTEN.values():
        cell["source"] = data.draw(st.text(max_size=20) | st.lists(scalars, max_size=3) | scalars)


def test_the_answers_are_where_the_fuzz_looks_for_them():
    for name, text in WRITTEN.items():
        assert cell_bytes(GOOD, name) in GOOD
        assert source({"source": lines(text)}) == text
        assert last_line_of(text) in cell_bytes(GOOD, name)
