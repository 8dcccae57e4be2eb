"""HTML out of plain values. Whatever comes from a student passes through `escape` here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Markup(str):
    """A string that is HTML already."""


def escape(value: object) -> Markup:
    """Return a value as HTML text; characters that are unseen, or turn the direction of writing, as a box."""
    return value if isinstance(value, Markup) else Markup(html.escape(_UNSEEN.sub("\ufffd", str(value))))


def tag(name: str, *content: object, **attributes: object) -> Markup:
    """Return an element. An underscore at an attribute's end is dropped, and one inside becomes a hyphen."""
    named = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{named}>{join(content)}</{name}>")


def join(parts: Iterable[object], between: str = "") -> Markup:
    """Return parts in a row."""
    return Markup(between.join(map(escape, parts)))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[int] = ()) -> Markup:
    """Return a table whose first column names its rows.

    Parameters
    ----------
    caption
        What the table says, for those who do not see what stands around it.
    head
        The columns.
    rows
        The cells.
    numbers
        The columns that are set flush right.
    """
    kinds = {column: {"class_": "number"} for column in numbers}
    heads = (tag("th", name, scope="col", **kinds.get(column, {})) for column, name in enumerate(head))
    body = []
    for row in rows:
        first, *rest = row
        cells = (tag("td", cell, data_label=head[n], **kinds.get(n, {})) for n, cell in enumerate(rest, 1))
        body.append(tag("tr", tag("th", first, scope="row"), *cells))
    whole = tag("table", tag("caption", caption), tag("thead", tag("tr", *heads)), tag("tbody", *body))
    # A wide table scrolls by itself, also with the keyboard; the page does not.
    return tag("div", whole, class_="scroll", tabindex="0", role="region", aria_label=caption)


def breakable(name: str) -> Markup:
    """Return a long name that may go on in the next line after an underscore."""
    return Markup(escape(name).replace("_", "_<wbr>"))


def code_in(text: str) -> Markup:
    """Return a sentence whose parts between backticks are code."""
    return join(tag("code", part) if place % 2 else part for place, part in enumerate(text.split("`")))


def unfold(summary: object, *content: object) -> Markup:
    """Return what is shown after a click on its summary."""
    return tag("details", tag("summary", summary), *content)


def counted(count: int, thing: str, things: str | None = None) -> str:
    """Return "1 student" or "3 students"."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def people(names: Sequence[str], most: int = 6) -> Markup:
    """Return names, all but the first few behind a click."""
    if len(names) <= most:
        return tag("p", f"{counted(len(names), 'student')}: ", join(names, ", "))
    return unfold(counted(len(names), "student"), tag("p", join(names, ", ")))
