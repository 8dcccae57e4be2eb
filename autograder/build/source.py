"""A unit's text in percent format, as a notebook and back.

Cell ids, outputs and the values of placeholders exist only in the notebook; everything else goes both ways unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

import jupytext
import nbformat

_FORMAT = "py:percent"
# What an author may write on a cell's percent line. Everything else (ids, folding, execution times) is a front end's.
KEPT_METADATA = ("nbgrader", "tags")
_HEADER = re.compile(r"\A# ---\n(?:#.*\n)*?# ---\n")
_DEFAULT_HEADER = """\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---
"""


def notebook_of(text: str, placeholders: Mapping[str, str]) -> nbformat.NotebookNode:
    """Turn a unit's text into its notebook: no outputs, stable cell ids, little metadata.

    Parameters
    ----------
    text
        The unit in percent format.
    placeholders
        What replaces each placeholder.
    """
    read = jupytext.reads(text, fmt=_FORMAT)
    cells = []
    for cell in read.cells:
        source = _replace(cell.source, placeholders)
        new_cell = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}.get(
            cell.cell_type, nbformat.v4.new_raw_cell
        )
        cells.append(new_cell(source, metadata=_kept(cell.metadata)))
    for cell, cell_id in zip(cells, _cell_ids(cells), strict=True):
        cell["id"] = cell_id
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(
        cells=cells,
        metadata={"kernelspec": kernel, "language_info": {"name": "python"}},
        nbformat_minor=5,
    )


def text_of(notebook: nbformat.NotebookNode, placeholders: Mapping[str, str], like: str) -> str:
    """Turn a unit's notebook back into its text.

    Parameters
    ----------
    notebook
        The notebook, as built or as edited afterwards; it is not changed.
    placeholders
        What the build put in the place of each placeholder.
    like
        The unit's text before, whose header and blank lines between cells are kept; empty when there is none.
    """
    # The badge holds the address of the repository, so the longer values go first.
    back = {value: name for name, value in sorted(placeholders.items(), key=lambda item: -len(item[1]))}
    kernel = {"name": "python3", "display_name": "", "language": "python"}
    bare = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    for cell in notebook.cells:
        new = nbformat.from_dict({**cell, "source": _replace(cell.source, back), "metadata": _kept(cell.metadata)})
        if new.cell_type == "code":
            new.outputs, new.execution_count = [], None
        bare.cells.append(new)
    if like:
        _space_like(bare.cells, jupytext.reads(like, fmt=_FORMAT).cells)
    header = _HEADER.match(like)
    written = jupytext.writes(bare, fmt=_FORMAT)
    return (header.group() if header else _DEFAULT_HEADER) + _HEADER.sub("", written, count=1)


def _space_like(cells: list[nbformat.NotebookNode], before: list[nbformat.NotebookNode]) -> None:
    """Take over where the text had more or fewer blank lines after a cell than jupytext would write."""
    old, new = ([(cell.cell_type, cell.source) for cell in side] for side in (before, cells))
    for _, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for earlier, cell in zip(before[old_start:old_end], cells[new_start:new_end], strict=False):
            if "lines_to_next_cell" in earlier.metadata:
                cell.metadata["lines_to_next_cell"] = earlier.metadata["lines_to_next_cell"]


def file_text(notebook: nbformat.NotebookNode) -> str:
    """Return what stands in a notebook's file: the same bytes that nbgrader writes."""
    return nbformat.writes(notebook, version=4) + "\n"


def grade_id_of(cell: nbformat.NotebookNode) -> str | None:
    """Return a cell's nbgrader id, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or None


def _cell_ids(cells: list[nbformat.NotebookNode]) -> list[str]:
    """Derive ids so that a new cell changes only the ids up to the next cell with a grade id."""
    ids, stretch, ordinal = [], "start", 0
    for cell in cells:
        grade_id = grade_id_of(cell)
        if grade_id:
            stretch, ordinal = re.sub(r"[^A-Za-z0-9_-]", "-", grade_id)[:50], 0
            ids.append(stretch)
        else:
            ordinal += 1
            ids.append(f"{stretch}-{ordinal}")
    taken: Counter[str] = Counter()
    for index, cell_id in enumerate(ids):
        taken[cell_id] += 1
        if taken[cell_id] > 1:  # Only where grade ids are at fault, which validation then reports.
            ids[index] = f"{cell_id}-again-{taken[cell_id]}"
    return ids


def _kept(metadata: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in metadata.items() if key in KEPT_METADATA}


def _replace(source: str, values: Mapping[str, str]) -> str:
    for old, new in values.items():
        source = source.replace(old, new)
    return source
