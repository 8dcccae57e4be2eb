"""From the bytes of a notebook, whole or torn, to its cells as they stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pixelgrad.preflight.findings import Findings, counted
from pixelgrad.preflight.scan import DEEPEST, DamageError, Scanner, TooMuchError

MOST_CELLS = 5_000
_LARGE_OUTPUT = 5 << 20
_LARGEST_VALUE = 8 << 20
# What a cell may hold in any version of the format; the last five are those of versions 1 to 3.
_CELL_KEYS = frozenset(("cell_type", "id", "metadata", "source", "attachments", "input", "text", "code", "level"))
_PASSED_KEYS = frozenset(("outputs", "execution_count", "prompt_number", "language", "collapsed"))
_SOURCE_KEYS = ("source", "input", "text", "code")
_CELL_START = re.compile(
    rb'\{\s*"(?:cell_type|attachments|execution_count|id|metadata|source|outputs|collapsed|input|level|language)"\s*:'
)
_SOURCE = re.compile(rb'"(?:source|input)"\s*:\s*')
_FIELD = re.compile(rb'"(cell_type|id|grade_id)"\s*:\s*"([\w -]{1,64})"')


@dataclass
class RawCell:
    """A cell as it stands in the file: what is known of its keys, parsed."""

    fields: dict[str, Any]
    unknown: set[str] = field(default_factory=set)
    output_bytes: int = 0


@dataclass
class RawNotebook:
    """A notebook as it stands in the file."""

    cells: list[RawCell]
    fields: dict[str, Any]
    junk: int = 0


def read_raw(data: bytes, findings: Findings) -> RawNotebook | None:
    """Read what can be read of a notebook.

    Parameters
    ----------
    data
        UTF-8 or nearly.
    findings
        Where to say what was wrong.

    Returns
    -------
    RawNotebook or None
        Its whole cells, and of torn ones what is certain; None if there is not a single one.
    """
    scanner = Scanner(data, findings)
    try:
        raw = _read_whole(scanner, findings)
        if raw is None or not raw.cells:
            raw = _salvage(scanner, findings)
    except TooMuchError:
        findings.refused("too-large", "The notebook holds more cells or data than could ever be graded.")
        return None
    if raw is None:
        return None
    size = sum(cell.output_bytes for cell in raw.cells)
    if size > _LARGE_OUTPUT:
        findings.mended(
            "outputs", f"The notebook held {size >> 20} MB of output, which was left out; running it brings it back."
        )
    return raw


def _read_whole(scanner: Scanner, findings: Findings) -> RawNotebook | None:
    """Read a notebook whose JSON is sound; None if it is not."""
    raw = RawNotebook([], {})

    def element(position: int) -> int:
        if scanner.byte(position) != ord("{"):
            raw.junk += 1
            return scanner.skip(position)[0]
        if len(raw.cells) >= MOST_CELLS:
            raise TooMuchError
        cell, end = _read_cell(scanner, position)
        raw.cells.append(cell)
        return end

    def member(key: str, position: int) -> int:
        first = scanner.byte(position)
        if key == "cells" and first == ord("["):
            before, raw.cells = raw.cells, []
            end = scanner.walk_array(position, element)
            raw.cells = raw.cells or before
            return end
        if key == "worksheets" and first == ord("["):
            return scanner.walk_array(position, worksheet)
        end, depth = scanner.skip(position)
        if key in ("nbformat", "nbformat_minor", "metadata") and depth < DEEPEST and end - position < _LARGEST_VALUE:
            raw.fields[key] = scanner.parse(position, end)
        return end

    def worksheet(position: int) -> int:
        return scanner.walk_object(position, sheet_member)

    def sheet_member(key: str, position: int) -> int:
        if key == "cells" and scanner.byte(position) == ord("["):
            return scanner.walk_array(position, element)
        return scanner.skip(position)[0]

    try:
        end = scanner.space(scanner.walk_object(scanner.space(0), member))
        if end != len(scanner.data):
            raise DamageError(end)
    except DamageError:
        return None
    return raw


def _read_cell(scanner: Scanner, position: int) -> tuple[RawCell, int]:
    cell = RawCell({})

    def member(key: str, start: int) -> int:
        end, depth = scanner.skip(start)
        if key == "outputs":
            cell.output_bytes += end - start
        elif key in _CELL_KEYS and depth < DEEPEST and end - start < _LARGEST_VALUE:
            if key in cell.fields:
                scanner.findings.mended("json", "A cell had a key twice; the last one counts.")
            cell.fields[key] = scanner.parse(start, end)
        elif key not in _PASSED_KEYS:
            cell.unknown.add(key[:40])
        return end

    return cell, scanner.walk_object(position, member)


def _salvage(scanner: Scanner, findings: Findings) -> RawNotebook | None:
    """Collect the cells of a notebook whose JSON is torn somewhere: a new start at each place where a cell begins."""
    data = scanner.data
    # The version stands at the end of the file, where the damage often is; the fields of a cell tell enough.
    raw = RawNotebook([], {"nbformat": 4, "nbformat_minor": 0})
    torn, lost, position = 0, 0, 0
    work = 4 * len(data) + (64 << 20)
    cut = False
    while (start := _CELL_START.search(data, position)) and work > 0:
        position = start.start() + 1
        try:
            cell, end = _read_cell(scanner, start.start())
        except DamageError as damage:
            work -= max(damage.position - start.start(), 0)
            following = _CELL_START.search(data, position)
            region_end = following.start() if following else len(data)
            rescued = _rescue(scanner, start.start(), region_end)
            cut = cut or damage.cut
            if rescued is not None:
                torn += 1
                raw.cells.append(rescued)
                position = max(position, region_end)
            elif b'"cell_type"' in data[start.start() : region_end]:
                lost += 1
            continue
        if "cell_type" in cell.fields and any(key in cell.fields for key in _SOURCE_KEYS):
            raw.cells.append(cell)
            position = end
            if len(raw.cells) >= MOST_CELLS:
                raise TooMuchError
    if not raw.cells:
        return None
    kind, what = ("truncated", "ends in the middle") if cut else ("json", "is not valid JSON")
    text = f"The file {what} (a copy or a download that broke off, or an edit by hand). "
    text += f"{counted(len(raw.cells), 'cell')} could be read"
    if lost:
        findings.reported(kind, f"{text}; {counted(lost, 'cell')} could not. Compare with the notebook as it was.")
    else:
        findings.mended(kind, f"{text}{', though a part of it was torn' if torn else ''}.")
    return raw


def _rescue(scanner: Scanner, start: int, end: int) -> RawCell | None:
    """Take the source out of a torn cell, if that at least is whole."""
    region = scanner.data[start:end]
    fields: dict[str, Any] = {}
    names = {name.decode(): value.decode("ascii", "replace") for name, value in _FIELD.findall(region)}
    sources = list(_SOURCE.finditer(region))
    if not sources or "cell_type" not in names:
        return None
    at = start + sources[-1].end()
    try:
        stop, depth = scanner.skip(at)
        if stop > end or depth > 1:
            return None
        fields["source"] = scanner.parse(at, stop)
    except DamageError:
        return None
    fields["cell_type"] = names["cell_type"]
    if "id" in names:
        fields["id"] = names["id"]
    if "grade_id" in names:
        fields["metadata"] = {"nbgrader": {"grade_id": names["grade_id"]}}
    return RawCell(fields)
