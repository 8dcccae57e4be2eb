"""Print a leaderboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from autograder.course.submissions import Submission
from autograder.leaderboard.board import ASKED, TITLES, Board

_WHOLE = {"lenet300": 4 * 266_610, "lenet5": 4 * 431_080}


def watched(submissions: list[Submission]) -> Iterator[Submission]:
    """Go through submissions with a bar and the time that is left, on standard error."""
    from rich.console import Console
    from rich.progress import track

    yield from track(submissions, "decoding", console=Console(stderr=True), transient=True)


def board_json(board: Board) -> str:
    """Return a leaderboard as one JSON object."""
    return json.dumps(asdict(board), ensure_ascii=False)


def show_board(board: Board) -> None:
    """Print a leaderboard: a table for each network, then what is not ranked and why."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for key, title in TITLES.items():
        entries = [entry for entry in board.entries if entry.network == key]
        table = Table(title=f"{title}, at least {ASKED[key]:.0%}")
        for heading in ("rank", "student", "bytes", "times smaller", "accuracy"):
            table.add_column(heading, justify="left" if heading == "student" else "right")
        for entry in entries:
            if entry.rank is not None and entry.size and entry.accuracy is not None:
                ratio = f"{_WHOLE[key] / entry.size:.1f}"
                table.add_row(str(entry.rank), entry.student, f"{entry.size:,}", ratio, f"{entry.accuracy:.2%}")
        console.print(table)
        for entry in entries:
            if entry.rank is None:
                known = [f"{entry.size:,} bytes"] if entry.size is not None else []
                known += [f"{entry.accuracy:.2%}"] if entry.accuracy is not None else []
                facts = f" ({', '.join(known)})" if known else ""
                line = f"not ranked: {entry.student}{facts}: {entry.reason}"
                console.print(line, highlight=False, markup=False, soft_wrap=True)
    if board.without:
        console.print(f"Without a file: {', '.join(board.without)}", highlight=False, markup=False, soft_wrap=True)
    if board.note:
        console.print(board.note, highlight=False, markup=False, soft_wrap=True)
