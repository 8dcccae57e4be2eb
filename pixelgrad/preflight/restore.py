"""What is missing comes back, what is elsewhere is found, and checks stand after what they check."""

from __future__ import annotations

from pixelgrad.preflight.cells import Cell
from pixelgrad.preflight.findings import Findings, listed
from pixelgrad.preflight.manifest import Manifest, ReleasedCell
from pixelgrad.preflight.match import is_code_of_many
from pixelgrad.preflight.python import bound_names, defined_names, defines, may_define, syntax_problem
from pixelgrad.preflight.settle import position_of, remove, retype

_ELSEWHERE = "# Nothing stands here: {} is written in another cell."


def find_answers(cells: list[Cell], chosen: dict[str, Cell], manifest: Manifest, findings: Findings) -> None:
    """See to it that the answer cells hold the answers, wherever the student wrote them.

    An untouched stub that runs after the student's own definition would undo it; so the cell with the definition takes
    the stub's place. What a student wrote is never changed.
    """
    for released in manifest.cells:
        if released.kind != "answer" or not released.defines:
            continue
        holder = chosen.get(released.grade_id)
        elsewhere = (cell for cell in cells if cell is not holder and cell.type == "code")
        written = [
            cell for cell in elsewhere if defines(cell.source, released.defines) and not released.is_blank(cell.source)
        ]
        if holder is None or released.is_blank(holder.source):
            _look_elsewhere(cells, chosen, holder, written, released, manifest, findings)
        else:
            _look_closer(cells, holder, written, released, findings)


def give_ids(cells: list[Cell], chosen: dict[str, Cell], manifest: Manifest) -> None:
    """Give the cells of the release their ids, and take these from all others."""
    own = {released.id: chosen.get(released.grade_id) for released in manifest.cells}
    for cell in cells:
        if cell.id in own and own[cell.id] is not cell:
            cell.id = ""
    for released in manifest.cells:
        if released.grade_id in chosen:
            chosen[released.grade_id].id = released.id


def add_missing(cells: list[Cell], chosen: dict[str, Cell], manifest: Manifest, findings: Findings) -> None:
    """Put back the cells of the release that the submission does not have."""
    missing: dict[str, list[str]] = {"check": [], "answer": [], "locked": [], "task": []}
    for released in manifest.cells:
        if released.grade_id in chosen:
            continue
        source = released.source
        if released.defines and any(
            cell.type == "code" and cell.claim != released.grade_id and may_define(cell.source, released.defines)
            for cell in cells
        ):
            # A stub would undo what some other cell may define in a way that cannot be seen by reading.
            source = _ELSEWHERE.format(listed(released.defines))
        cell = Cell(released.cell_type, source, id=released.id, claim=released.grade_id)
        cells.insert(_place_for(cells, chosen, released, manifest), cell)
        chosen[released.grade_id] = cell
        missing[released.kind].append(released.grade_id)
    if missing["check"]:
        findings.mended("check-missing", f"{_were(missing['check'], 'check')} missing, and put back as released.")
    if missing["locked"] or missing["task"]:
        both = missing["locked"] + missing["task"]
        findings.mended("locked-missing", f"{_were(both, 'locked cell')} missing, and put back as released.")
    if missing["answer"]:
        findings.mended("answer-missing", f"{_were(missing['answer'], 'answer cell')} missing, and put back.")


def order_checks(cells: list[Cell], chosen: dict[str, Cell], manifest: Manifest, findings: Findings) -> None:
    """Move every check that does not stand behind its answer."""
    moved = []
    for before, released in zip(manifest.cells, manifest.cells[1:], strict=False):
        if before.kind != "answer" or released.kind != "check":
            continue
        answer, check = chosen[before.grade_id], chosen[released.grade_id]
        preceding = next(
            (cell for cell in reversed(cells[: position_of(cells, check)]) if cell.claim is not None), None
        )
        if preceding is not answer:
            remove(cells, check)
            cells.insert(position_of(cells, answer) + 1, check)
            moved.append(released.grade_id)
    if moved:
        findings.mended("check-moved", f"{_were(moved, 'check')} not behind the answer, and moved there.")


def _look_elsewhere(
    cells: list[Cell],
    chosen: dict[str, Cell],
    holder: Cell | None,
    written: list[Cell],
    released: ReleasedCell,
    manifest: Manifest,
    findings: Findings,
) -> None:
    if not written:
        return
    found, name = written[-1], listed(released.defines)
    if found.claim is not None or is_code_of_many(found, manifest):
        # It is the answer to something else as well, and stays that.
        findings.reported(
            "answer-elsewhere",
            f"`{name}` is defined in cell {found.number}, together with other answers; it counts there.",
            released.grade_id,
        )
        if holder is not None:
            holder.source = _ELSEWHERE.format(name)
        return
    found.claim = released.grade_id
    chosen[released.grade_id] = found
    retype(found, released, findings)
    if holder is None:
        findings.mended(
            "answer-elsewhere",
            f"The answer cell of `{name}` was missing; cell {found.number}, which defines it, has taken its place.",
            released.grade_id,
        )
        return
    remove(cells, holder)
    findings.mended(
        "answer-elsewhere",
        f"`{name}` was written in cell {found.number} while its own cell was left empty. Cell {found.number} is the "
        "answer cell now, and the empty one was left out.",
        released.grade_id,
    )


def _look_closer(
    cells: list[Cell], holder: Cell, written: list[Cell], released: ReleasedCell, findings: Findings
) -> None:
    name = listed(released.defines)
    problem = syntax_problem(holder.source) if released.cell_type == "code" else None
    if problem:
        findings.reported(
            "answer-unreadable",
            f"The answer to `{name}` (cell {holder.number}) is not Python: {problem}.",
            released.grade_id,
        )
    at = position_of(cells, holder)
    defined = (bound_names(holder.source) or frozenset(defined_names(holder.source))) & set(released.defines)
    if not defined:
        if written:
            findings.reported(
                "answer-elsewhere",
                f"`{name}` is defined in cell {written[-1].number} instead of its own cell; it counts there.",
                released.grade_id,
            )
        elif not problem and not any(c.type == "code" and may_define(c.source, released.defines) for c in cells):
            findings.reported(
                "answer-undefined",
                f"No cell defines `{name}`; its answer cell (cell {holder.number}) defines something else. "
                "Was it renamed?",
                released.grade_id,
            )
        return
    again = [
        cell
        for cell in written
        if position_of(cells, cell) > at and not defined.isdisjoint(bound_names(cell.source) or ())
    ]
    if again:
        findings.reported(
            "answer-again",
            f"`{name}` is defined again below its answer cell, in cell {again[-1].number}. Cells run from the top "
            "down, so the last definition is the one that counts.",
            released.grade_id,
        )


def _place_for(cells: list[Cell], chosen: dict[str, Cell], released: ReleasedCell, manifest: Manifest) -> int:
    """Return where a missing cell goes: beside its partner, else where its neighbours of the release are."""
    index = manifest.cells.index(released)
    before = manifest.cells[index - 1] if index else None
    after = manifest.cells[index + 1] if index + 1 < len(manifest.cells) else None
    if released.kind == "check" and before and before.kind == "answer" and before.grade_id in chosen:
        return position_of(cells, chosen[before.grade_id]) + 1
    if released.kind == "answer" and after and after.kind == "check" and after.grade_id in chosen:
        return position_of(cells, chosen[after.grade_id])
    places = {cell.id: position for position, cell in enumerate(cells) if cell.id}
    if released.id not in manifest.order:
        return len(cells)
    at = manifest.order.index(released.id)
    for cell_id in reversed(manifest.order[:at]):
        if cell_id in places:
            return places[cell_id] + 1
    return next((places[cell_id] for cell_id in manifest.order[at:] if cell_id in places), len(cells))


def _were(names: list[str], thing: str) -> str:
    if len(names) == 1:
        return f"The {thing} `{names[0]}` was"
    return f"The {thing}s {listed([f'`{name}`' for name in names])} were"
