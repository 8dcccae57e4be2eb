"""A good submission, and one function for each way in which submissions are damaged.

A damage takes a notebook (a dict, which it may change) and returns bytes.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from pixelgrad.preflight import make_manifest, read_manifest
from pixelgrad.preflight.manifest import Manifest

UNIT = "01_images"
Notebook = dict[str, Any]
STUB = "# Your code here.\n    raise NotImplementedError"
STUB_IN_WORDS = "*Your answer here.*"


def manifest() -> Manifest:
    return read_manifest(UNIT)


def release() -> Notebook:
    """The released notebook, with its graded cells as they are and placeholders for the rest."""
    released = {cell.id: cell for cell in manifest().cells}
    order = manifest().order
    around = {}  # what stands before and after an answer in words, by which it is found again
    for cell in manifest().cells:
        if cell.between:
            at = order.index(cell.id)
            around |= dict(zip((order[at - 1], order[at + 1]), cell.between, strict=True))
    cells = []
    for number, cell_id in enumerate(manifest().order):
        graded = released.get(cell_id)
        code = graded.cell_type == "code" if graded else number % 2 and cell_id not in around
        cell: dict[str, Any] = {"cell_type": "code" if code else "markdown", "id": cell_id, "metadata": {}}
        if code:
            cell |= {"execution_count": None, "outputs": []}
        if graded:
            cell |= {"metadata": copy.deepcopy(dict(graded.metadata)), "source": lines(graded.source)}
        else:
            text = around.get(cell_id, f"Some *text* {number}.")
            cell["source"] = lines(f"step_{number} = {number}\nstep_{number}" if code else text)
        cells.append(cell)
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def answered() -> Notebook:
    """The release with every answer written and every code cell run."""
    notebook = release()
    for number, cell in enumerate(notebook["cells"]):
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("solution"):
            name = marks["grade_id"].removesuffix("-answer")
            mine = source(cell).replace(STUB, f"größe = '{name}: mine'\n    return größe")
            cell["source"] = lines(mine.replace(STUB_IN_WORDS, f"Weil es so ist, und {name} auch: größer."))
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": ["done\n", f"{number}\n"]}]
    return notebook


def blanks() -> tuple[str, ...]:
    """What is blank in an untouched release."""
    return tuple(name for cell in manifest().cells for name in cell.defines or [cell.grade_id] if cell.kind == "answer")


def in_code(written: dict[str, str]) -> dict[str, str]:
    """Those of some answers that are code."""
    return {name: text for name, text in written.items() if name.endswith("-answer")}


def answers(notebook: Notebook) -> dict[str, str]:
    """The source of every answer cell, by its grade id."""
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: source(cell)
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }


def find(notebook: Notebook, grade_id: str) -> dict[str, Any]:
    """The cell with a grade id."""
    return notebook["cells"][position(notebook, grade_id)]


def position(notebook: Notebook, grade_id: str) -> int:
    return next(
        index
        for index, cell in enumerate(notebook["cells"])
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def dump(notebook: Any) -> bytes:
    """The file that Jupyter writes."""
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def cell_bytes(data: bytes, grade_id: str) -> bytes:
    """The bytes of a cell in a file that `dump` wrote, braces included."""
    at = data.index(f'"grade_id": "{grade_id}"'.encode())
    start, end = data.rindex(b"\n  {\n", 0, at), data.index(b"\n  }", at)
    return data[start : end + len(b"\n  }")]


def own_cell(text: str, cell_id: str = "mine") -> dict[str, Any]:
    """A code cell that the student added."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {},
        "outputs": [],
        "source": lines(text),
    }


def stripped(notebook: Notebook) -> Notebook:
    """As Colab leaves it: format 4.0, no ids, no nbgrader marks."""
    for number, cell in enumerate(notebook["cells"]):
        del cell["id"]
        cell["metadata"] = {"id": f"x{number}AbC", "colab": {"base_uri": "https://localhost:8080/"}}
    notebook["nbformat_minor"] = 0
    notebook["metadata"]["colab"] = {"provenance": []}
    return notebook


def without_marks(notebook: Notebook) -> Notebook:
    """As some editors leave it: the ids are there, the marks are not."""
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook


def format_3(notebook: Notebook) -> Notebook:
    """The same in nbformat 3."""
    cells: list[dict[str, Any]] = []
    for cell in notebook["cells"]:
        text = source(cell)
        if cell["cell_type"] == "code":
            cells.append(
                {
                    "cell_type": "code",
                    "collapsed": False,
                    "input": lines(text),
                    "language": "python",
                    "metadata": cell["metadata"],
                    "outputs": [],
                    "prompt_number": 3,
                }
            )
        else:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": lines(text)})
    cells.insert(0, {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Old times"]})
    return {
        "metadata": {"name": "images"},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


def with_output(notebook: Notebook, megabytes: int) -> Notebook:
    """The same with one large plot and many printed lines."""
    half = megabytes << 19
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells[3]["outputs"] = [
        {"data": {"image/png": "iVBOR" * (half // 5)}, "metadata": {}, "output_type": "display_data"}
    ]
    line = '"a line [of] {many} \\n'
    cells[5]["outputs"] = [{"name": "stdout", "output_type": "stream", "text": [line] * (half // (len(line) + 10))}]
    return notebook


def percent_script(notebook: Notebook) -> bytes:
    """The notebook as jupytext or VS Code exports it, without metadata."""
    parts = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            parts.append(f"# %%\n{source(cell)}\n")
        else:
            parts.append("# %% [markdown]\n" + "".join(f"# {row}\n" for row in source(cell).split("\n")))
    return "\n".join(parts).encode()


def prompt_script(notebook: Notebook) -> bytes:
    """The notebook as `jupyter nbconvert --to script` exports it."""
    parts = ["#!/usr/bin/env python\n# coding: utf-8\n"]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            parts.append(f"# In[ ]:\n\n\n{source(cell)}\n")
        else:
            parts.append("".join(f"# {row}\n" for row in source(cell).split("\n")))
    return "\n\n".join(parts).encode()


def bare_script(notebook: Notebook) -> bytes:
    """The notebook as Colab exports it: code in one piece, texts as strings."""
    parts = ["# -*- coding: utf-8 -*-\n" + '"""images.ipynb\n\nAutomatically generated.\n"""\n']
    for cell in notebook["cells"]:
        parts.append(source(cell) if cell["cell_type"] == "code" else f'"""{source(cell)}"""')
    return "\n\n".join(parts).encode()


def other_unit_manifest() -> Manifest:
    """A unit that shares nothing with the first."""
    from pixelgrad.preflight import load_manifest

    cell = own_cell("def solve(x):\n    raise NotImplementedError", "solve-answer")
    cell["metadata"] = {"nbgrader": {"grade_id": "solve-answer", "solution": True, "grade": False, "locked": False}}
    return load_manifest(make_manifest({"cells": [cell]}, "99_other"))
