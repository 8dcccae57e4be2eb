"""What differs between a committed file and the one that the build makes, for a reader."""

from __future__ import annotations

import difflib
import json
from typing import Any


def explain_difference(name: str, committed: bytes | None, generated: bytes) -> str:
    """Return a unified diff of two versions of a generated file.

    Parameters
    ----------
    name
        The file's path inside the course.
    committed, generated
        Its contents; `committed` is None when there is no such file.

    Returns
    -------
    str
        For a notebook, a diff of what its cells hold and not of its JSON; for binary files, their sizes.
    """
    if committed is None:
        return f"{name}: is missing"
    if not name.endswith(".ipynb"):
        return f"{name}: differs ({len(committed)} bytes committed, {len(generated)} bytes generated)"
    before, after = _readable(committed), _readable(generated)
    lines = list(difflib.unified_diff(before, after, f"{name} (committed)", f"{name} (generated)", n=2, lineterm=""))
    return "\n".join(lines) if lines else f"{name}: the same cells in other bytes (spaces, line ends or key order)"


def _readable(notebook: bytes) -> list[str]:
    try:
        content = json.loads(notebook)
        lines = [line for cell in content["cells"] for line in _readable_cell(cell)]
        rest = {key: value for key, value in content.items() if key != "cells"}
    except (ValueError, KeyError, TypeError, AttributeError):
        return notebook.decode("utf-8", "replace").splitlines()
    return [*lines, f"notebook: {json.dumps(rest, sort_keys=True)}"]


def _readable_cell(cell: dict[str, Any]) -> list[str]:
    lines = [f"--- {cell['cell_type']} cell {cell.get('id', '(no id)')}"]
    lines += [f"    {key}: {json.dumps(value, sort_keys=True)}" for key, value in sorted(cell["metadata"].items())]
    lines += "".join(cell["source"]).split("\n")
    if cell.get("outputs") or cell.get("execution_count"):
        lines.append(f"    ({len(cell['outputs'])} outputs, execution count {cell['execution_count']})")
    return lines
