"""Which of the files that were handed in is the notebook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from pixelgrad.preflight.files import plain_name
from pixelgrad.preflight.findings import Findings, Intake, counted, listed
from pixelgrad.preflight.manifest import Manifest

MOST_CANDIDATES = 20


def candidates(names: Sequence[str], manifest: Manifest) -> list[str]:
    """Return the files that may be the notebook, the likeliest first.

    Notebooks come before scripts and pages, the right name before copies of it, and these before other names; then what
    lies higher in the folder.
    """
    ranked = sorted((_rank(PurePosixPath(name), manifest), name) for name in names)
    return [name for rank, name in ranked if rank[0] < _NOT_ONE][:MOST_CANDIDATES]


def choose(read: Sequence[tuple[str, Intake]], manifest: Manifest, findings: Findings) -> tuple[str, Intake] | None:
    """Choose among files that were read and mended, the likeliest first.

    The one with answers in it; of several, the one with the right name; of several without it, the one with most
    answers. Whenever another file held answers as well, somebody should look.

    Returns
    -------
    tuple of str and Intake or None
        None if there is no file at all.
    """
    usable = [(name, intake) for name, intake in read if intake.notebook is not None]
    if not usable:
        return read[0] if read else None
    written = [(name, intake) for name, intake in usable if _written(intake, manifest)]
    best = usable[0]
    unusable = [name for name, intake in read if intake.notebook is None and name.lower().endswith(".ipynb")]
    if unusable:
        findings.reported("several-notebooks", f"{listed(unusable)} could not be read; another notebook was taken.")
    if written:
        named = [(name, intake) for name, intake in written if PurePosixPath(name).name == manifest.notebook]
        best = (named or sorted(written, key=lambda pair: -_written(pair[1], manifest)))[0]
    others = [(name, intake) for name, intake in usable if name != best[0]]
    differing = [name for name, intake in others if _answers(intake) - _answers(best[1]) and _written(intake, manifest)]
    if differing:
        findings.reported(
            "several-notebooks",
            f"There are {len(usable)} notebooks of this unit with different answers. {best[0]} is the one that counts, "
            f"and {listed(differing)} does not. Ask the student which one is meant.",
        )
    elif others:
        what = counted(len(others), "other notebook")
        findings.mended(
            "several-notebooks", f"{best[0]} counts; {what} held no other answers ({listed(_names(others))})."
        )
    return best


def report_place(name: str, manifest: Manifest, findings: Findings) -> None:
    """Say so if the notebook has another name or lies deeper than it should."""
    path = PurePosixPath(name)
    if path.name != manifest.notebook and path.suffix == ".ipynb":
        findings.mended("name", f"The notebook was called {path.name}; it was taken as {manifest.notebook}.")
    if len(path.parts) > 1:
        findings.mended("depth", f"The notebook lay in the folder {path.parent.as_posix()}; it was found there.")


_NOT_ONE = 9


def _rank(path: PurePosixPath, manifest: Manifest) -> tuple[int, int, int]:
    ending = path.name.lower()
    exact = path.name == manifest.notebook
    alike = plain_name(path.name) == manifest.notebook.lower()
    if ending.endswith((".ipynb", ".ipynb.txt", ".ipynb.json")) or exact:
        kind = 0
    elif ending.endswith(".py"):
        kind = 3
    elif alike or ending.endswith((".html", ".htm", ".json", ".zip", ".pdf")) or not path.suffix:
        kind = 5
    else:
        kind = _NOT_ONE
    return kind, 0 if exact else 1 if alike else 2, len(path.parts)


def _written(intake: Intake, manifest: Manifest) -> int:
    names = {name for cell in manifest.cells if cell.kind == "answer" for name in cell.defines or (cell.grade_id,)}
    return len(names) - len(intake.blank)


def _answers(intake: Intake) -> set[str]:
    """Return the texts of the answer cells."""
    cells = intake.notebook["cells"] if intake.notebook else []
    return {cell["source"] for cell in cells if cell["metadata"].get("nbgrader", {}).get("solution")}


def _names(pairs: Sequence[tuple[str, Intake]]) -> list[str]:
    return [name for name, _ in pairs]
