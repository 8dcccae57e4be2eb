"""One cell for each cell of the release: copies are settled, changed checks get their text back."""

from __future__ import annotations

from pixelgrad.preflight.cells import Cell
from pixelgrad.preflight.findings import Findings, listed
from pixelgrad.preflight.manifest import Manifest, ReleasedCell
from pixelgrad.preflight.match import Holders, adds_something
from pixelgrad.preflight.python import defines, plain

_WHAT = {"check": "The check of {}", "locked": "The locked cell {}", "task": "The task {}", "answer": "The answer {}"}


def settle(cells: list[Cell], holders: Holders, manifest: Manifest, findings: Findings) -> dict[str, Cell]:
    """Choose among copies and restore what is not the student's; `cells` is changed.

    Returns
    -------
    dict of Cell
        For each grade id that is in the submission, its one cell.
    """
    chosen: dict[str, Cell] = {}
    for released in manifest.cells:
        copies = holders[released.grade_id]
        if not copies:
            continue
        if released.kind == "answer":
            chosen[released.grade_id] = _settle_answer(cells, copies, released, findings)
        else:
            chosen[released.grade_id] = _settle_given(cells, copies, released, findings)
    return chosen


def retype(cell: Cell, released: ReleasedCell, findings: Findings) -> None:
    """Give a cell of the release its type back."""
    if cell.type != released.cell_type:
        what = _WHAT[released.kind].format(f"`{released.grade_id}`")
        findings.mended(
            f"{'answer' if released.kind == 'answer' else 'check'}-retyped",
            f"{what} had been turned into a {cell.type} cell; it is a {released.cell_type} cell again.",
            released.grade_id,
        )
        cell.type = released.cell_type


def remove(cells: list[Cell], cell: Cell) -> None:
    """Take a cell out (this very one: another may be equal to it)."""
    del cells[position_of(cells, cell)]


def position_of(cells: list[Cell], cell: Cell) -> int:
    """Return where this very cell stands."""
    return next(index for index, other in enumerate(cells) if other is cell)


def _settle_given(cells: list[Cell], copies: list[Cell], released: ReleasedCell, findings: Findings) -> Cell:
    keeper = next((cell for cell in copies if plain(cell.source) == plain(released.source)), copies[0])
    what = _WHAT[released.kind].format(f"`{released.grade_id}`")
    if len(copies) > 1:
        findings.mended(
            "check-duplicated",
            f"{what} stood there {_times(copies)} ({_places(copies)}); one is enough, and it counts once.",
            released.grade_id,
        )
    for cell in copies:
        if cell is not keeper:
            if adds_something(cell, released):
                cell.claim = None
            else:
                remove(cells, cell)
    retype(keeper, released, findings)
    if plain(keeper.source) != plain(released.source):
        sentence = f"{what} (cell {keeper.number}) had been changed; the released text is back, and it alone counts."
        if adds_something(keeper, released):
            own = Cell("code" if released.cell_type == "code" else keeper.type, keeper.source, keeper.number)
            cells.insert(position_of(cells, keeper), own)
            sentence += " What had been written there stands in a cell of its own above it."
        findings.mended("check-edited", sentence, released.grade_id)
    keeper.source = released.source
    return keeper


def _settle_answer(cells: list[Cell], copies: list[Cell], released: ReleasedCell, findings: Findings) -> Cell:
    written = [cell for cell in copies if not released.is_blank(cell.source)]
    if not written:
        keeper = copies[0]
    else:
        defining = [cell for cell in written if defines(cell.source, released.defines)]
        keeper = (defining or written)[-1]
        same = [cell for cell in written if plain(cell.source) == plain(keeper.source)]
        if not _redefined(cells, same[0], keeper, released):
            keeper = same[0]
            written = [cell for cell in written if cell is keeper or plain(cell.source) != plain(keeper.source)]
    for cell in copies:
        if cell is not keeper:
            if any(cell is other for other in written):
                cell.claim = None
            else:
                remove(cells, cell)
    if len(copies) > 1:
        _report_copies(copies, written, keeper, released, findings)
    retype(keeper, released, findings)
    return keeper


def _redefined(cells: list[Cell], first: Cell, last: Cell, released: ReleasedCell) -> bool:
    """Return whether between two equal answers another one stands, so that leaving one out would change the result."""
    between = cells[position_of(cells, first) : position_of(cells, last)]
    return any(
        plain(cell.source) != plain(first.source) and defines(cell.source, released.defines)
        for cell in between
        if cell.type == "code" or cell.claim == released.grade_id
    )


def _report_copies(
    copies: list[Cell], written: list[Cell], keeper: Cell, released: ReleasedCell, findings: Findings
) -> None:
    what = f"The answer `{released.grade_id}` stood there {_times(copies)} ({_places(copies)})"
    if len(written) > 1:
        others = [cell for cell in written if cell is not keeper]
        findings.reported(
            "answer-duplicated",
            f"{what}, with different texts. Cell {keeper.number} is taken as the answer, because it is the last that "
            f"defines it; {_places(others)} stayed in place as ordinary code. Keep one and delete the rest to be sure.",
            released.grade_id,
        )
    else:
        findings.mended(
            "answer-duplicated",
            f"{what}; cell {keeper.number} stayed, and the others, which were empty or the same, were left out.",
            released.grade_id,
        )


def _times(copies: list[Cell]) -> str:
    return "twice" if len(copies) == 2 else f"{len(copies)} times"


def _places(copies: list[Cell]) -> str:
    numbers = [str(cell.number) for cell in copies]
    return f"cell {numbers[0]}" if len(numbers) == 1 else f"cells {listed(numbers)}"
