"""Which cell of a submission is which cell of the release, told by marks, then by id, then by content."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pixelgrad.preflight.cells import Cell
from pixelgrad.preflight.findings import Findings, counted, listed
from pixelgrad.preflight.manifest import Manifest, ReleasedCell
from pixelgrad.preflight.python import bound_names, checked_names, defines, parse, plain

Holders = dict[str, list[Cell]]
_COMPARED = ("grade", "solution", "locked", "points", "task")


def match(cells: list[Cell], manifest: Manifest, findings: Findings) -> Holders:
    """Find the cells that stand for each cell of the release.

    Parameters
    ----------
    cells
        The submission; marks that are not the release's are taken off.
    manifest
        The release.
    findings
        Where to say what was wrong.

    Returns
    -------
    dict of list of Cell
        For each grade id its cells in the order of the submission; none or several where the student deleted or
        copied one.
    """
    holders: Holders = {released.grade_id: [] for released in manifest.cells}
    foreign = []
    for cell in cells:
        if cell.claim in holders:
            holders[cell.claim].append(cell)
        elif cell.marks is not None:
            foreign.append(cell)
            cell.claim = None
    lost = _by_id(cells, manifest, holders)
    lost += _checks_by_content(cells, manifest, holders)
    lost += _answers_by_content(cells, manifest, holders)
    lost += _words_by_question(cells, manifest, holders)
    if lost:
        count = f"{len(lost)} of {len(manifest.cells)} graded and locked cells"
        findings.mended(
            "marks-lost",
            f"{count} had lost their nbgrader marks, as Colab and VS Code do it ({listed(lost)}). They were recognised "
            "by their ids and what stands in them, and marked again.",
        )
    odd = [cell for cell in foreign if cell.claim is None]
    if odd:
        findings.mended(
            "marks-foreign",
            f"{counted(len(odd), 'cell')} had nbgrader marks that do not belong to this unit "
            f"({listed([f'cell {cell.number}' for cell in odd])}); they are ordinary cells now.",
        )
    _compare_marks(manifest, holders, findings)
    return holders


def recognised(cells: Sequence[Cell], manifest: Manifest) -> int:
    """Count the cells of a release of which a submission shows a trace, without changing anything."""
    claims = {cell.claim for cell in cells if cell.claim}
    ids = {cell.id for cell in cells}
    return sum(
        released.grade_id in claims
        or released.id in ids
        or (released.kind == "answer" and any(defines(cell.source, released.defines) for cell in cells))
        for released in manifest.cells
    )


def adds_something(cell: Cell, released: ReleasedCell) -> bool:
    """Return whether a changed cell that is not the student's holds more than changes of what was there.

    Code does if it defines something new or is no Python, text if it has new lines.
    """
    new_lines = _lines(cell.source) - _lines(released.source)
    if not new_lines:
        return False
    if released.cell_type != "code":
        return True
    bound = bound_names(cell.source)
    return bound is None or not bound <= (bound_names(released.source) or frozenset())


def _by_id(cells: list[Cell], manifest: Manifest, holders: Holders) -> list[str]:
    unmarked = {cell.id: cell for cell in cells if cell.claim is None and cell.id}
    found = []
    for released in manifest.cells:
        cell = unmarked.get(released.id)
        if cell is not None and not holders[released.grade_id]:
            _give(cell, released, holders)
            found.append(released.grade_id)
    return found


def _checks_by_content(cells: list[Cell], manifest: Manifest, holders: Holders) -> list[str]:
    found = []
    answers = [released for released in manifest.cells if released.kind == "answer"]
    for released in manifest.cells:
        if released.kind == "answer" or holders[released.grade_id]:
            continue
        wanted, best, most = _lines(released.source), None, 0.5
        for cell in cells:
            if cell.claim is not None or not cell.source:
                continue
            lines = _lines(cell.source)
            share = len(wanted & lines) / max(len(wanted | lines), 1)
            if released.kind == "check" and released.grade_id in checked_names(cell.source):
                share = len(wanted & lines) / max(len(wanted), 1)
                if any(defines(cell.source, answer.defines) for answer in answers):
                    continue  # An answer and its check in one cell: the answer is what matters.
            if share >= most and (share > most or best is None):
                best, most = cell, share
        if best is not None:
            _give(best, released, holders)
            found.append(released.grade_id)
    return found


def _answers_by_content(cells: list[Cell], manifest: Manifest, holders: Holders) -> list[str]:
    """Find answers whose marks are lost by the names that they define; a written one before an empty stub."""
    found = []
    for released in manifest.cells:
        if released.kind != "answer" or holders[released.grade_id] or not released.defines:
            continue
        candidates = [cell for cell in cells if cell.claim is None and _could_be(cell, released)]
        written = [cell for cell in candidates if not released.is_blank(cell.source)]
        if written and all(not is_code_of_many(cell, manifest) for cell in written):
            # All of them, as if all had kept their marks: which one counts is decided as for copies.
            for cell in candidates:
                _give(cell, released, holders)
        elif candidates:
            _give((written or candidates)[-1], released, holders)
        if candidates:
            found.append(released.grade_id)
    return found


def _words_by_question(cells: list[Cell], manifest: Manifest, holders: Holders) -> list[str]:
    """Find answers in words whose marks are lost: each stands between its question and what follows in the release."""
    found = []
    for released in manifest.cells:
        if not released.between or holders[released.grade_id]:
            continue
        question, following = map(plain, released.between)
        for cell, answer in pairwise(cells):
            if plain(cell.source) == question and answer.claim is None and answer.type == "markdown":
                if plain(answer.source) != following:
                    _give(answer, released, holders)
                    found.append(released.grade_id)
                break
    return found


def is_code_of_many(cell: Cell, manifest: Manifest) -> bool:
    """Return whether a cell defines what several answers should define."""
    return sum(cell.type == "code" and defines(cell.source, r.defines) for r in manifest.cells if r.defines) > 1


def _could_be(cell: Cell, released: ReleasedCell) -> bool:
    if not defines(cell.source, released.defines):
        return False
    # Prose that quotes a definition is no Python as a whole.
    return cell.type == "code" or parse(cell.source) is not None


def _give(cell: Cell, released: ReleasedCell, holders: Holders) -> None:
    cell.claim = released.grade_id
    holders[released.grade_id].append(cell)


def _compare_marks(manifest: Manifest, holders: Holders, findings: Findings) -> None:
    changed = []
    for released in manifest.cells:
        right = released.metadata.get("nbgrader", {})
        for cell in holders[released.grade_id]:
            marks = cell.marks or {}
            if any(key in marks and marks[key] != right.get(key) for key in _COMPARED):
                changed.append(released.grade_id)
    if changed:
        findings.mended(
            "marks-edited",
            f"The nbgrader marks of {listed(changed)} (points, or what kind of cell it is) had been changed; "
            "those of the release count.",
        )


def _lines(source: str) -> set[str]:
    return {line.strip().lstrip("# ") for line in plain(source).split("\n") if line.strip()}
