"""What may stand in a cell of a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from autograder.errors import CommandError

FORMULA_STARTS = ("=", "+", "-", "@")
"""A spreadsheet computes a cell that begins with one of these; see OWASP, "CSV Injection"."""


def shown(text: str) -> str:
    """Return a text that only people read: on one line, and behind an apostrophe where it would be computed."""
    flat = _on_one_line(text)
    return f"'{flat}" if flat.startswith(FORMULA_STARTS) else flat


def identifying(text: str, where: str) -> str:
    """Return a text that has to arrive unchanged, such as a login.

    Parameters
    ----------
    text
        The text; blanks around it are left out.
    where
        What it is, for the message.

    Raises
    ------
    CommandError
        If a spreadsheet would compute it, so that it can be written neither as it is nor changed.
    """
    flat = _on_one_line(text)
    if flat.startswith(FORMULA_STARTS):
        raise CommandError(
            f"{where} is {flat!r}, which a spreadsheet would compute as a formula, and which the import needs "
            "unchanged. Give it another name, or map the student to another one in the roster."
        )
    return flat


def number(points: float) -> str:
    """Return points with at most two decimals, as both systems show and compare them."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180)."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _on_one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
