"""What preflight knows of a release: its graded cells, in order, with the text that a student must not change."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from pixelgrad.preflight.python import bound_names, defined_names, is_blank, plain

Kind = Literal["answer", "check", "task", "locked"]
_UNIT = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


@dataclass(frozen=True)
class ReleasedCell:
    """A cell of the release that nbgrader knows.

    Parameters
    ----------
    id, grade_id
        Its cell id and its nbgrader id.
    kind
        "answer" (the student's), "check", "task" or "locked" (not the student's).
    cell_type
        "code" or "markdown".
    points
        What it is worth; 0 where it is not graded.
    source
        Its text in the release; of an answer, the stub.
    defines
        The names that an answer's stub defines.
    metadata
        Its metadata in the release.
    between
        Of an answer in words, the texts of the cells around it in the release: the question, and what follows.
    """

    id: str
    grade_id: str
    kind: Kind
    cell_type: str
    points: float
    source: str
    defines: tuple[str, ...]
    metadata: Mapping[str, Any] = field(hash=False)
    between: tuple[str, ...] = ()

    def is_blank(self, source: str) -> bool:
        """Return whether a text in this cell's place holds nothing of the student's."""
        if self.cell_type == "code":
            return is_blank(source, self.source)
        return not source.strip() or plain(source) == plain(self.source)


@dataclass(frozen=True)
class Manifest:
    """A release as preflight needs it.

    Parameters
    ----------
    unit
        The unit's name, such as "01_images".
    notebook
        The name of its notebook file.
    cells
        Its cells that nbgrader knows, in order.
    order
        The ids of all its cells, in order.
    """

    unit: str
    notebook: str
    cells: tuple[ReleasedCell, ...]
    order: tuple[str, ...]

    def find(self, grade_id: str) -> ReleasedCell | None:
        """Return the cell with a grade id, or None."""
        return next((cell for cell in self.cells if cell.grade_id == grade_id), None)


def make_manifest(release_notebook: Mapping[str, Any], unit: str, notebook: str | None = None) -> dict[str, Any]:
    """Return the manifest of a released notebook as plain data.

    Parameters
    ----------
    release_notebook
        The notebook that students get, nbformat 4.5.
    unit
        The unit's name.
    notebook
        The name of the notebook's file; by default the unit's name without its number.
    """
    cells: list[dict[str, Any]] = []
    texts = ["", *("".join(cell["source"]) for cell in release_notebook["cells"]), ""]
    for place, cell in enumerate(release_notebook["cells"], 1):
        marks = cell["metadata"].get("nbgrader")
        kind = _kind_of(marks) if marks else None
        if not marks or kind is None:
            continue
        source = texts[place]
        in_words = (kind, cell["cell_type"]) == ("answer", "markdown")
        cells.append(
            {
                "between": [texts[place - 1], texts[place + 1]] if in_words else [],
                "cell_type": cell["cell_type"],
                "defines": _stub_names(source) if (kind, cell["cell_type"]) == ("answer", "code") else [],
                "grade_id": marks["grade_id"],
                "id": cell["id"],
                "kind": kind,
                "metadata": json.loads(json.dumps(cell["metadata"])),
                "points": float(marks.get("points") or 0),
                "source": source,
            }
        )
    return {
        "cells": cells,
        "notebook": notebook or f"{unit.partition('_')[2] or unit}.ipynb",
        "order": [cell["id"] for cell in release_notebook["cells"]],
        "unit": unit,
    }


def manifest_text(release_notebook: Mapping[str, Any], unit: str, notebook: str | None = None) -> str:
    """Return the text of a unit's manifest file, which belongs in `pixelgrad/preflight/manifests/<unit>.json`.

    Parameters
    ----------
    release_notebook, unit, notebook
        As of `make_manifest`. The same release gives the same text, byte for byte.
    """
    manifest = make_manifest(release_notebook, unit, notebook)
    return json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def load_manifest(data: Mapping[str, Any]) -> Manifest:
    """Return a manifest from plain data, as `make_manifest` gives it."""
    pairs = ({key: tuple(cell[key]) for key in ("defines", "between")} for cell in data["cells"])
    cells = tuple(ReleasedCell(**{**cell, **pair}) for cell, pair in zip(data["cells"], pairs, strict=True))
    return Manifest(data["unit"], data["notebook"], cells, tuple(data["order"]))


def known_units() -> tuple[str, ...]:
    """Return the units that have a manifest, in order."""
    folder = files("pixelgrad.preflight") / "manifests"
    if not folder.is_dir():
        return ()
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


@lru_cache
def read_manifest(unit: str) -> Manifest:
    """Return the manifest of a unit.

    Raises
    ------
    ValueError
        If there is no such unit; the message names those that there are.
    """
    if not _UNIT.match(unit) or unit not in known_units():
        raise ValueError(f"there is no unit {unit!r}; there are {', '.join(known_units()) or 'none'}")
    text = (files("pixelgrad.preflight") / "manifests" / f"{unit}.json").read_text(encoding="utf-8")
    return load_manifest(json.loads(text))


def _stub_names(stub: str) -> list[str]:
    """Return what a stub defines: its functions and classes, or what it assigns when it has none."""
    return sorted(defined_names(stub) or bound_names(stub) or ())


def _kind_of(marks: Mapping[str, Any]) -> Kind | None:
    if marks.get("task"):
        return "task"
    if marks.get("solution"):
        return "answer"
    if marks.get("grade"):
        return "check"
    return "locked" if marks.get("locked") else None
