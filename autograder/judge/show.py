"""Print verdicts: one as text or JSON, many as a table with totals."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from autograder.judge.bank import BankRow
from autograder.judge.verdict import Verdict


def verdict_text(verdict: Verdict) -> str:
    """Return a verdict as a few lines of text."""
    lines = [f"{verdict.exercise}: {verdict.status}, score {verdict.score:g}"]
    if verdict.diagnosis:
        lines.append(f"diagnosis: {verdict.diagnosis}")
    if verdict.status != "right":
        lines.append(f"{verdict.message} {verdict.detail}".strip())
        lines += [f"  {'right' if right else 'wrong'}: {group}" for group, right in verdict.groups.items()]
    lines.append(f"seed {verdict.seed}, {verdict.seconds:.2f} s")
    return "\n".join(lines)


def verdict_json(verdict: Verdict) -> str:
    """Return a verdict as one JSON object."""
    return json.dumps(verdict.to_json(), ensure_ascii=False)


def show_bank(rows: Iterable[BankRow], count: int, jsonl: Path | None) -> bool:
    """Print a bank's rows as they come, write them to a file, and print the totals.

    Parameters
    ----------
    rows
        The rows; consumed once.
    count
        How many there will be.
    jsonl
        Where to write one JSON object a line, or None.

    Returns
    -------
    bool
        Whether every verdict is what the file's name promises.
    """
    # In a file or a log there is no edge to fit into, and names should not be cut.
    console = Console(width=None if sys.stdout.isatty() else 150)
    table = Table("exercise", "answer", "score", "diagnosis", "seconds", "")
    judged: list[BankRow] = []
    skipped: list[BankRow] = []
    with ExitStack() as stack:
        out = stack.enter_context(jsonl.open("w", encoding="utf-8")) if jsonl is not None else None
        progress = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
        task = progress.add_task("judging", total=count)
        for row in rows:
            progress.advance(task)
            if row.verdict is None:
                skipped.append(row)
                table.add_row(row.answer.exercise, row.answer.name, "", "", "", "skipped: exercise not known")
                continue
            judged.append(row)
            verdict = row.verdict
            remark = "" if row.as_promised else "NOT as its name promises"
            table.add_row(
                row.answer.exercise,
                row.answer.name,
                f"{verdict.score:.2f}",
                verdict.diagnosis or "",
                f"{verdict.seconds:.2f}",
                remark,
            )
            if out is not None:
                out.write(row.to_json() + "\n")
                out.flush()
    console.print(table)
    false_wrong = sum(not row.as_promised and row.answer.should_be_right is True for row in judged)
    false_right = sum(not row.as_promised and row.answer.should_be_right is False for row in judged)
    named = sum(row.verdict is not None and row.verdict.diagnosis is not None for row in judged)
    console.print(
        f"{len(judged)} judged, {len(skipped)} skipped; right ones marked wrong: {false_wrong}; "
        f"wrong ones marked right: {false_right}; misconceptions named: {named}",
        highlight=False,
    )
    return false_wrong == 0 and false_right == 0
