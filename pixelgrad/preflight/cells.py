"""Cells in the one form that the rest of preflight works on, and the notebook made of them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pixelgrad.preflight.encoding import without_surrogates
from pixelgrad.preflight.findings import Findings, counted, listed
from pixelgrad.preflight.read import RawCell, RawNotebook

CELL_TYPES = ("code", "markdown", "raw")
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}\Z")
_TAG = re.compile(r"[^,]+\Z")
_LARGEST_METADATA = 100_000
# Metadata whose form nbformat prescribes, and metadata that is not the student's to give.
_CHECKED = {"collapsed": bool, "name": str, "format": str}
_OURS = ("nbgrader", "pixelgrad", "deletable", "editable")


@dataclass
class Cell:
    """A cell of a submission.

    Parameters
    ----------
    type
        "code", "markdown" or "raw".
    source
        Its text, with line feeds only.
    number
        Its place in the file, from 1; 0 for a cell that was not in it.
    id
        Its cell id where that is valid, else "".
    claim
        The grade id that its metadata names, or None.
    marks
        Its nbgrader metadata, or None.
    metadata
        The rest of its metadata.
    attachments
        Pictures in it.
    """

    type: str
    source: str
    number: int = 0
    id: str = ""
    claim: str | None = None
    marks: dict[str, Any] | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    attachments: dict[str, Any] | None = None


def cells_of(raw: RawNotebook, findings: Findings) -> list[Cell]:
    """Bring the cells of any version of the format into one form."""
    _report_version(raw, findings)
    unknown: set[str] = set()
    cells = []
    without_source, odd_types = [], []
    for number, raw_cell in enumerate(raw.cells, 1):
        fields = raw_cell.fields
        cell_type, known = _type_of(fields)
        if not known:
            odd_types.append(str(number))
        source = _source_of(raw_cell)
        if source is None:
            without_source.append(str(number))
        text = without_surrogates((source or "").replace("\r\n", "\n").replace("\r", "\n"), findings)
        if fields.get("cell_type") == "heading":
            level = fields.get("level")
            text = f"{'#' * (level if isinstance(level, int) and 1 <= level <= 6 else 1)} {text}"
        metadata = fields.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        cell_id = fields.get("id")
        cells.append(
            Cell(
                cell_type,
                text,
                number,
                cell_id if isinstance(cell_id, str) and _ID.match(cell_id) else "",
                _claim_of(metadata),
                _marks_of(metadata),
                _harmless(metadata),
                _attachments(fields.get("attachments")) if cell_type != "code" else None,
            )
        )
        unknown |= raw_cell.unknown
    if without_source:
        findings.mended("fields", f"{_these(without_source)} had no text that could be read and counted as empty.")
    if odd_types:
        findings.mended("fields", f"{_these(odd_types)} had a type that does not exist; they were read as plain text.")
    if unknown:
        findings.mended("fields", f"Fields that no notebook has were left out: {listed(sorted(unknown))}.")
    if raw.junk:
        findings.mended("fields", f"{counted(raw.junk, 'entry', 'entries')} among the cells were no cells.")
    return cells


def notebook_of(cells: Sequence[Cell], released: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Make a notebook, nbformat 4.5.

    Parameters
    ----------
    cells
        Its cells; `claim` says which are cells of the release.
    released
        For each grade id, the metadata of the release.
    """
    taken = {cell.id for cell in cells if cell.claim is not None}
    ordinal = 0
    made = []
    for cell in cells:
        cell_id = cell.id
        if cell.claim is None and (not cell_id or cell_id in taken):
            while (cell_id := f"added-{(ordinal := ordinal + 1)}") in taken:
                pass
        taken.add(cell_id)
        metadata = dict(released[cell.claim]) if cell.claim is not None else cell.metadata
        form: dict[str, Any] = {"cell_type": cell.type, "id": cell_id, "metadata": metadata, "source": cell.source}
        if cell.type == "code":
            form |= {"execution_count": None, "outputs": []}
        elif cell.attachments:
            form["attachments"] = cell.attachments
        made.append(form)
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        "cells": made,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text(notebook: Mapping[str, Any]) -> str:
    """Return what stands in a notebook's file, in the form that Jupyter writes."""
    cells = [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in notebook["cells"]]
    return json.dumps({**notebook, "cells": cells}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _report_version(raw: RawNotebook, findings: Findings) -> None:
    version = raw.fields.get("nbformat")
    minor = raw.fields.get("nbformat_minor")
    if version in (1, 2, 3):
        findings.mended("format", f"The notebook was in format {version} of long ago; it was brought to format 4.5.")
    elif version != 4 or isinstance(version, bool):
        findings.mended("format", "The notebook did not say its format; it was read as format 4.5.")
    elif not isinstance(minor, int) or isinstance(minor, bool) or not 0 <= minor <= 5:
        findings.mended("format", "The notebook named a format version that does not exist; it was read as format 4.5.")
    elif minor == 5:
        ids = [cell.fields.get("id") for cell in raw.cells]
        valid = [cell_id for cell_id in ids if isinstance(cell_id, str) and _ID.match(cell_id)]
        if len(set(valid)) != len(ids):
            findings.mended("ids", "Some cells had no id, an invalid one or that of another cell; they got new ones.")
    kernel = raw.fields.get("metadata")
    kernel = kernel.get("kernelspec") if isinstance(kernel, dict) else None
    language = kernel.get("language") if isinstance(kernel, dict) else None
    if isinstance(language, str) and language.lower() not in ("python", ""):
        findings.reported("kernel", f"The notebook was last run as {language[:40]}; it is graded as Python.")


def _type_of(fields: Mapping[str, Any]) -> tuple[str, bool]:
    given = fields.get("cell_type")
    name = given.strip().lower() if isinstance(given, str) else ""
    if name in CELL_TYPES:
        return name, True
    if name in ("heading", "text", "html"):
        return "markdown", True
    # Version 1 and 2 had cells with "input"; nothing else tells what a cell without a type was.
    return ("code", bool(name)) if "input" in fields or "code" in fields else ("raw", False)


def _source_of(cell: RawCell) -> str | None:
    for key in ("source", "input", "code", "text"):
        value = cell.fields.get(key)
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            lines = [line for line in value if isinstance(line, str)]
            return "".join(lines) if lines or not value else None
    return None


def _marks_of(metadata: Mapping[str, Any]) -> dict[str, Any] | None:
    if "nbgrader" not in metadata:
        return None
    marks = metadata["nbgrader"]
    return marks if isinstance(marks, dict) else {}


def _claim_of(metadata: Mapping[str, Any]) -> str | None:
    grade_id = (_marks_of(metadata) or {}).get("grade_id")
    return grade_id if isinstance(grade_id, str) and grade_id else None


def _harmless(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metadata of an ordinary cell that can stay: small, valid, and nothing that grading reads."""
    kept: dict[str, Any] = {}
    for key, value in metadata.items():
        if key in _OURS or not isinstance(value, _CHECKED.get(key, object)):
            continue
        if key == "tags":
            value = [tag for tag in dict.fromkeys(_strings(value)) if _TAG.match(tag)]
        elif key == "scrolled" and not (isinstance(value, bool) or value == "auto"):
            continue
        elif key == "jupyter":
            value = {k: v for k, v in value.items() if isinstance(v, bool)} if isinstance(value, dict) else {}
        elif key == "execution" and not isinstance(value, dict):
            continue
        kept[key] = _tidy(value)
    kept = {_clean(key): value for key, value in kept.items()}
    return kept if len(json.dumps(kept)) <= _LARGEST_METADATA else {}


def _attachments(value: Any) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        return None
    kept = {
        _clean(name): {_clean(mime): _clean(text) for mime, text in bundle.items() if isinstance(text, str)}
        for name, bundle in value.items()
        if isinstance(bundle, dict)
    }
    return kept or None


def _tidy(value: Any) -> Any:
    """Return plain data that every JSON reader accepts and every writer can write."""
    if isinstance(value, dict):
        return {_clean(key): _tidy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_tidy(inner) for inner in value]
    if isinstance(value, str):
        return _clean(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _strings(value: Any) -> list[str]:
    return [_clean(item) for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _these(numbers: Sequence[str]) -> str:
    return f"Cell {numbers[0]}" if len(numbers) == 1 else f"Cells {listed(numbers)}"
