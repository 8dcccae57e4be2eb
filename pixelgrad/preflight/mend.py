"""From the bytes that somebody handed in to a notebook that can be graded."""

from __future__ import annotations

from collections.abc import Sequence

from pixelgrad.preflight.cells import Cell, cells_of, notebook_of
from pixelgrad.preflight.encoding import to_utf8
from pixelgrad.preflight.findings import Findings, Intake
from pixelgrad.preflight.manifest import Manifest, known_units, read_manifest
from pixelgrad.preflight.match import match, recognised
from pixelgrad.preflight.python import defines
from pixelgrad.preflight.read import read_raw
from pixelgrad.preflight.restore import add_missing, find_answers, give_ids, order_checks
from pixelgrad.preflight.script import cells_of_script
from pixelgrad.preflight.settle import settle
from pixelgrad.preflight.sniff import sniff

# The text of all code cells: beyond it, merely reading hostile text could take minutes.
_MOST_CODE = 8 << 20


def mend(data: bytes, manifest: Manifest, name: str = "") -> Intake:
    """Read a notebook of a unit, put right what is certain, and report the rest.

    Parameters
    ----------
    data
        The bytes of the file. They may be anything.
    manifest
        The unit's release.
    name
        The name of the file, for what is said about it.

    Returns
    -------
    Intake
        Nothing is raised for what is in the file, and nothing in it is run.
    """
    findings = Findings()
    cells = read_cells(data, findings)
    if cells is None:
        return Intake(None, findings.all(), manifest.unit, name or None)
    return mend_cells(cells, manifest, findings, name)


def read_cells(data: bytes, findings: Findings) -> list[Cell] | None:
    """Return the cells in a file, a notebook or a script made of one; None, with the reason, if there are none."""
    refusal = sniff(data)
    if refusal:
        findings.refused(*refusal)
        return None
    text = to_utf8(data, findings)
    tried = Findings(list(findings))
    raw = read_raw(text, tried)
    if raw is not None:
        cells = cells_of(raw, tried)
        _take_over(findings, tried)
        if sum(len(cell.source) for cell in cells if cell.type == "code") > _MOST_CODE:
            findings.refused("too-large", "The notebook holds more code than could ever be graded.")
            return None
        return cells
    if any(finding.severity == "refused" for finding in tried):
        _take_over(findings, tried)
        return None
    script = cells_of_script(text, findings)
    if script is None:
        findings.refused(
            "not-a-notebook", "The file is not a notebook, and no cell could be found in it. Hand in the .ipynb file."
        )
    return script


def mend_cells(cells: list[Cell], manifest: Manifest, findings: Findings, name: str = "") -> Intake:
    """Do what `mend` does with cells that are read already; they are changed."""
    if not recognised(cells, manifest):
        other = guess_unit(cells)
        hint = f" It looks like unit {other}." if other else ""
        findings.refused("wrong-notebook", f"Nothing of unit {manifest.unit} can be found in the file.{hint}")
        return Intake(None, findings.all(), manifest.unit, name or None)
    holders = match(cells, manifest, findings)
    chosen = settle(cells, holders, manifest, findings)
    find_answers(cells, chosen, manifest, findings)
    give_ids(cells, chosen, manifest)
    add_missing(cells, chosen, manifest, findings)
    order_checks(cells, chosen, manifest, findings)
    notebook = notebook_of(cells, {released.grade_id: released.metadata for released in manifest.cells})
    return Intake(notebook, findings.all(), manifest.unit, name or None, blank=_blank(cells, chosen, manifest))


def guess_unit(cells: Sequence[Cell]) -> str | None:
    """Return the unit of whose release a notebook shows most, or None if it shows none."""
    shown = {unit: recognised(cells, read_manifest(unit)) for unit in known_units()}
    best = max(shown, key=lambda unit: shown[unit], default=None)
    return best if best is not None and shown[best] else None


def _blank(cells: list[Cell], chosen: dict[str, Cell], manifest: Manifest) -> tuple[str, ...]:
    names: list[str] = []
    for released in manifest.cells:
        if released.kind == "answer" and released.is_blank(chosen[released.grade_id].source):
            own = chosen[released.grade_id]
            elsewhere = (cell for cell in cells if cell is not own and cell.type == "code")
            if not any(defines(cell.source, released.defines) for cell in elsewhere):
                names.extend(released.defines or (released.grade_id,))
    return tuple(names)


def _take_over(findings: Findings, tried: Findings) -> None:
    for finding in tried:
        if finding not in findings.all():
            findings.add(finding)
