"""A file looked at before it is handed in: the report, and the mended copy."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pixelgrad.preflight.cells import Cell, notebook_text
from pixelgrad.preflight.files import plain_name, read_file
from pixelgrad.preflight.findings import Finding, Findings, Intake, counted, listed, printable
from pixelgrad.preflight.manifest import known_units, read_manifest
from pixelgrad.preflight.mend import guess_unit, mend_cells, read_cells

FINE, LOOK, UNFIT = 0, 1, 2
_MOST_ALIKE = 3
_LABELS = {"mended": "mended", "reported": "look at", "refused": "refused", "suspicious": "refused"}


def preflight(path: Path, unit: str | None = None) -> Intake:
    """Look at a file as the grader will.

    Parameters
    ----------
    path
        The notebook.
    unit
        The unit that it belongs to; told from what is in it when None.

    Raises
    ------
    ValueError
        If `unit` is not one of the course.
    """
    manifest = read_manifest(unit) if unit is not None else None
    findings = Findings()
    data = read_file(path, findings)
    cells = read_cells(data, findings) if data is not None else None
    if cells is None:
        return Intake(None, findings.all(), unit, path.name)
    return _mend(cells, path, manifest.unit if manifest else _unit_of(cells, path), findings)


def report_text(intake: Intake, width: int = 96) -> str:
    """Return what a student reads about a file."""
    lines = [printable(intake.name or "the file") + (f" · unit {intake.unit}" if intake.unit else "")]
    for severity, sentence in _shortened(intake.findings):
        label = f"  {_LABELS[severity]:8}  "
        hanging = " " * len(label)
        lines.append(
            textwrap.fill(sentence, width, initial_indent=label, subsequent_indent=hanging, break_on_hyphens=False)
        )
    lines.append("")
    lines.append(_verdict(intake))
    if intake.notebook is not None and intake.blank:
        lines.append(f"Still empty: {listed(intake.blank, most=20)}.")
    return "\n".join(lines)


def exit_status(intake: Intake) -> int:
    """Return 0 if a file is fine, 1 if something was mended or is to be looked at, 2 if it cannot be handed in."""
    if intake.notebook is None:
        return UNFIT
    return LOOK if intake.findings else FINE


def write_mended(intake: Intake, original: Path, target: Path | None = None) -> Path:
    """Write the mended notebook to a file that is not there yet.

    Parameters
    ----------
    intake
        What `preflight` returned; it must have a notebook.
    original
        The file that was looked at.
    target
        Where to write; beside the original when None, and into it when it is a folder.

    Raises
    ------
    FileExistsError
        If the file exists: nothing is ever overwritten.
    """
    if intake.notebook is None:
        raise ValueError("there is no notebook to write")
    stem = Path(read_manifest(intake.unit).notebook).stem if intake.unit else original.stem
    if target is None or target.is_dir():
        folder = original.parent if target is None else target
        names = (f"{stem}-mended{number}.ipynb" for number in ("", *(f"-{n}" for n in range(2, 1000))))
        target = next(folder / name for name in names if not (folder / name).exists())
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(notebook_text(intake.notebook))
    return target


def _shortened(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return severities and sentences; of many findings of one kind the first, and where the others are."""
    told: list[tuple[str, str]] = []
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.kind, finding.severity), []).append(finding)
    for (_, severity), group in alike.items():
        shown = group if len(group) <= _MOST_ALIKE else group[:1]
        told += [(severity, finding.sentence) for finding in shown]
        if len(group) > len(shown):
            cells = [finding.cell for finding in group[1:] if finding.cell]
            where = f": {listed(cells, most=12)}" if cells else ""
            told.append((severity, f"The same {counted(len(group) - 1, 'more time')}{where}."))
    return told


def _mend(cells: list[Cell], path: Path, unit: str | None, findings: Findings) -> Intake:
    if unit is None:
        findings.refused(
            "wrong-notebook",
            f"Nothing of a unit of the course can be found in the file. The units are {listed(known_units())}.",
        )
        return Intake(None, findings.all(), None, path.name)
    manifest = read_manifest(unit)
    if path.name != manifest.notebook and path.suffix == ".ipynb":
        findings.mended("name", f"The notebook is called {path.name}; the grader knows it as {manifest.notebook}.")
    return replace(mend_cells(cells, manifest, findings, path.name), unit=unit)


def _unit_of(cells: list[Cell], path: Path) -> str | None:
    found = guess_unit(cells)
    if found is not None:
        return found
    named = [unit for unit in known_units() if read_manifest(unit).notebook == plain_name(path.name)]
    return named[0] if named else None


def _verdict(intake: Intake) -> str:
    if intake.notebook is None:
        return "It cannot be handed in like this."
    look = sum(finding.severity == "reported" for finding in intake.findings)
    mended = len(intake.findings) - look
    if not intake.findings:
        return "It can be handed in as it is."
    parts = []
    if mended:
        parts.append(f"{counted(mended, 'thing')} can be mended for certain, and the grader does so by itself")
    if look:
        parts.append(f"{counted(look, 'thing')} should be looked at")
    return f"It can be handed in: {'; '.join(parts)}."
