"""Show a result: as text anywhere, as a small card in a notebook, with pictures where the values are pictures."""

from __future__ import annotations

import html
from typing import Any

import numpy as np

from pixelgrad.check.case import Case, Raised, Returned
from pixelgrad.check.compare import describe
from pixelgrad.check.result import NOT_ATTEMPTED, RIGHT, Difference, Result

# Okabe and Ito's palette (2008), told apart by all colour visions; the word says the same as the colour.
_COLORS = {RIGHT: "#009e73", NOT_ATTEMPTED: "#7a7a7a", "wrong": "#d55e00"}
_NUMBERS_LIMIT = 64
_PICTURE_SIDE = 3


def as_text(result: Result) -> str:
    """Return the result as plain text of a few lines."""
    lines = [f"{result.exercise}: {_headline(result)}"]
    if result.status == NOT_ATTEMPTED:
        lines.append("Replace the line `raise NotImplementedError` by your own code, then run this cell again.")
    if result.hint:
        lines.append(result.hint)
    if result.difference:
        lines.append(result.difference.mismatch.sentence)
        lines.append(f"This was {call_text(result.exercise, result.difference.case)}.")
        numbers = _numbers_text(result.difference)
        if numbers:
            lines.append(numbers)
    lines.extend(result.remarks)
    return "\n".join(lines)


def as_summary(result: Result) -> str:
    """Return the result in one or two lines, for below a card that says it all."""
    lines = [f"{result.exercise}: {_headline(result)}"]
    if result.hint:
        lines.append(result.hint)
    elif result.difference:
        lines.append(result.difference.mismatch.sentence)
    return "\n".join(lines)


def as_html(result: Result) -> str:
    """Return the result as one HTML card without scripts, styles or links."""
    color = _COLORS[result.status]
    parts = [
        f'<div role="status" style="border-left:4px solid {color};padding:0.4em 0.9em;margin:0.3em 0;max-width:60em">',
        f"<div><strong>{html.escape(result.exercise)}</strong>: {html.escape(_headline(result))}</div>",
    ]
    if result.status == NOT_ATTEMPTED:
        text = "Replace the line <code>raise NotImplementedError</code> by your own code, then run this cell again."
        parts.append(f"<div>{text}</div>")
    if result.hint:
        parts.append(f'<div style="margin-top:0.4em"><strong>{_prose(result.hint)}</strong></div>')
    if result.difference:
        difference = result.difference
        parts.append(f'<div style="margin-top:0.4em">{_prose(difference.mismatch.sentence)}</div>')
        call = call_text(result.exercise, difference.case)
        parts.append(f'<div style="margin-top:0.2em">{_prose(f"This was {call}.")}</div>')
        parts.append(_values_html(difference))
    parts.extend(f'<div style="margin-top:0.4em">{_prose(remark)}</div>' for remark in result.remarks)
    return "".join([*parts, "</div>"])


def call_text(exercise: str, case: Case) -> str:
    """Write a case as the call that it is, such as "`brighten(<uint8 array 9×7>, 148)`, amount 148".

    What a probe does with its arguments would not read as a call: there the case's own words stand alone.
    """
    about = f", {case.about}" if case.about else ""
    if case.probe != "call":
        return f"`{exercise}`{about}"
    shown = [_argument_text(value) for value in case.args]
    shown += [f"{name}={_argument_text(value)}" for name, value in case.kwargs.items()]
    return f"`{exercise}({', '.join(shown)})`{about}"


def _headline(result: Result) -> str:
    if result.status == RIGHT:
        return f"right, on all {result.cases} cases"
    if result.status == NOT_ATTEMPTED:
        return "not attempted yet"
    return f"not right yet ({result.passed} of {result.cases} cases are)"


def _argument_text(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"<{value.dtype} array {'×'.join(map(str, value.shape))}>"
    text = repr(value)
    return text if len(text) <= 40 else f"<{type(value).__name__}>"


def _numbers_text(difference: Difference) -> str:
    values = _arrays_to_show(difference)
    if values is None or any(value.size > _NUMBERS_LIMIT or value.ndim > 2 for value in values):
        return ""
    expected, got = values
    return f"expected:\n{expected}\nyours:\n{got}"


def _values_html(difference: Difference) -> str:
    values = _arrays_to_show(difference)
    if values is None:
        if isinstance(difference.got, Raised) or not isinstance(difference.expected, Returned):
            return ""
        expected, got = difference.expected.value, getattr(difference.got, "value", None)
        return (
            f'<div style="margin-top:0.2em">expected: <code>{html.escape(_plain(expected))}</code><br>'
            f"yours: <code>{html.escape(_plain(got))}</code></div>"
        )
    expected, got = values
    if _is_picture(expected) and _is_picture(got):
        from pixelgrad.plot import comparison_html

        return comparison_html(expected, got)
    text = _numbers_text(difference)
    return f"<pre>{html.escape(text)}</pre>" if text else ""


def _arrays_to_show(difference: Difference) -> tuple[np.ndarray, np.ndarray] | None:
    if not isinstance(difference.expected, Returned) or not isinstance(difference.got, Returned):
        return None
    expected, got = difference.expected.value, difference.got.value
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        return expected, got
    return None


def _is_picture(array: np.ndarray) -> bool:
    is_image = array.ndim == 2 or (array.ndim == 3 and array.shape[2] in (3, 4))
    return is_image and min(array.shape[:2]) >= _PICTURE_SIDE and array.dtype.kind in "buif"


def _plain(value: Any) -> str:
    text = repr(value) if isinstance(value, dict | tuple | list) else describe(value)
    return text if len(text) <= 300 else text[:299] + "…"


def _prose(text: str) -> str:
    """Escape a sentence for HTML, and set what stands between backticks as code."""
    pieces = html.escape(text).split("`")
    if len(pieces) % 2 == 0:
        return html.escape(text)
    return "".join(f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces))
