"""A notebook that was exported as a Python script: jupytext, nbconvert, VS Code or Colab."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

from pixelgrad.preflight.cells import Cell
from pixelgrad.preflight.encoding import text_of, without_surrogates
from pixelgrad.preflight.findings import Findings
from pixelgrad.preflight.python import checked_names, parse

_PERCENT = re.compile(r"^#[ \t]*%%(?!%)(.*)$", re.MULTILINE)
_PROMPT = re.compile(r"^#[ \t]*In[ \t]*\[[ \t\d*]*\]:?[ \t]*$", re.MULTILINE)
_HEADER = re.compile(r"\A(?:#!.*\n|#[ \t]*(?:coding|-\*-).*\n|\s*\n)*(?:# ---\n(?:#.*\n)*?# ---\n)?")
_MARKS = re.compile(r"\bnbgrader\s*=\s*(?=\{)")
_MOST_STATEMENTS = 2_000
_LONGEST = 1_000_000


def cells_of_script(data: bytes, findings: Findings) -> list[Cell] | None:
    """Return the cells of a script, or None if it is not one.

    Where the export left no marks between cells, each definition becomes a cell, and what stands between them too, so
    that a check that fails does not keep what follows from running.
    """
    text = without_surrogates(text_of(data, Findings()), Findings()).replace("\r\n", "\n").replace("\r", "\n")
    body = text[match.end() :] if (match := _HEADER.match(text)) else text
    if _PERCENT.search(body):
        cells = _percent_cells(body)
    elif _PROMPT.search(body):
        cells = _prompt_cells(body)
    else:
        found = _statement_cells(body)
        if found is None:
            return None
        cells = found
    cells = [cell for cell in cells if cell.source]
    for number, cell in enumerate(cells, 1):
        cell.number = number
    if not any(cell.type == "code" for cell in cells):
        return None
    findings.mended("script", "The file is a Python script made from a notebook; it was turned into a notebook again.")
    return cells


def _percent_cells(body: str) -> list[Cell]:
    lines = list(_PERCENT.finditer(body))
    cells = [Cell("code", body[: lines[0].start()].strip("\n"))]
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        source = body[line.end() : following.start() if following else len(body)].strip("\n")
        header = line.group(1)
        kind = re.search(r"\[(markdown|md|raw)\]", header)
        marks = _marks_in(header)
        grade_id = marks.get("grade_id") if marks else None
        claim = grade_id if isinstance(grade_id, str) else None
        if kind:
            cells.append(Cell("raw" if kind[1] == "raw" else "markdown", _uncomment(source), claim=claim, marks=marks))
        else:
            cells.append(Cell("code", source, claim=claim, marks=marks))
    return cells


def _prompt_cells(body: str) -> list[Cell]:
    """Split nbconvert's script: code begins at its prompt; text is commented out and ends up behind the code before."""
    lines = list(_PROMPT.finditer(body))
    cells = [Cell("markdown", _uncomment(body[: lines[0].start()].strip("\n")))]
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        source = body[line.end() : following.start() if following else len(body)].strip("\n")
        # nbconvert leaves two empty lines behind code.
        parts = re.split(r"\n{3,}(?=#)", source)
        text: list[str] = []
        while len(parts) > 1 and all(row.startswith("#") or not row for row in parts[-1].split("\n")):
            text.insert(0, parts.pop())
        cells.append(Cell("code", "\n\n\n".join(parts)))
        if text:
            cells.append(Cell("markdown", _uncomment("\n\n".join(text))))
    return cells


def _statement_cells(body: str) -> list[Cell] | None:
    tree = parse(body, longest=_LONGEST)
    if tree is None or not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body):
        return None
    if len(tree.body) > _MOST_STATEMENTS:
        return None
    rows = body.split("\n")
    groups: list[list[ast.stmt]] = []
    for node in tree.body:
        if groups and _sort(node) == _sort(groups[-1][-1]) != "definition" and not _begins_check(node):
            groups[-1].append(node)
        else:
            groups.append([node])
    cells, row = [], 0
    for group in groups:
        end = group[-1].end_lineno or group[-1].lineno
        if end <= row:  # Two statements in one line: they went with the cell before.
            continue
        cells.append(Cell("code", "\n".join(rows[row:end]).strip("\n")))
        row = end
    if any(rest.strip() for rest in rows[row:]):
        cells.append(Cell("code", "\n".join(rows[row:]).strip("\n")))
    return cells


def _sort(node: ast.stmt) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return "definition"
    return "check" if isinstance(node, ast.Assert) or _begins_check(node) else "other"


def _begins_check(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and bool(checked_names(ast.unparse(node)))


def _marks_in(header: str) -> dict[str, Any] | None:
    at = _MARKS.search(header)
    if at is None:
        return None
    try:
        marks, _ = json.JSONDecoder().raw_decode(header, at.end())
    except (ValueError, RecursionError):
        return {}
    return marks if isinstance(marks, dict) else {}


def _uncomment(source: str) -> str:
    rows = source.split("\n")
    if all(row.startswith("#") or not row.strip() for row in rows):
        return "\n".join(row.removeprefix("# ") if row.startswith("# ") else row.removeprefix("#") for row in rows)
    return source.removeprefix('"""').removesuffix('"""').strip("\n")
