"""Try a student's function on something real, and go on without it where it is not ready."""

import copy
import html
import traceback
from collections.abc import Callable
from typing import Any

import numpy as np

from pixelgrad.plot.page import NOTE_STYLE, Page, running_cell, show
from pixelgrad.plot.style import HIGHLIGHT

FIRST_ARGUMENT = object()


def attempt(
    function: Callable[..., Any],
    *arguments: Any,
    otherwise: Any = FIRST_ARGUMENT,
    shape: tuple[int, ...] | None = None,
) -> Any:
    """Call a function that may not be written yet; return its result, or something to go on with.

    Where the function is not implemented, raises, returns nothing or returns something of another shape, one line below
    the cell says so (once, however often the cell tries), and `otherwise` comes back. The function gets copies of its
    arguments: one that edits in place does not spoil what later cells use.

    Parameters
    ----------
    function
        The student's function.
    *arguments
        What to call it with.
    otherwise
        What to return when there is no usable result; a copy of the first argument by default.
    shape
        The shape that the result must have to be used; any by default.
    """
    fallback = copy.deepcopy(arguments[0]) if otherwise is FIRST_ARGUMENT and arguments else otherwise
    name = getattr(function, "__name__", "the function")
    try:
        result = function(*copy.deepcopy(arguments))
    except NotImplementedError as error:
        # The function that is missing may lie deeper: the one that was called needs it.
        missing = traceback.extract_tb(error.__traceback__)[-1].name
        return _go_on(f"{missing if missing.isidentifier() else name} is not written yet", fallback)
    except Exception as error:  # a student's function may raise anything; what comes after must still run
        reason = str(error).strip().splitlines()
        return _go_on(f"{name} raised {type(error).__name__}" + (f" ({reason[0][:120]})" if reason else ""), fallback)
    if result is None:
        return _go_on(f"{name} returned None", fallback)
    if shape is not None and _shape(result) != shape:
        return _go_on(f"{name} returned {_in_words(result)} in place of the shape {shape}", fallback)
    # A copy again: what comes after may paint on it, whether the function returned a view, or one that is read-only.
    return result.copy() if isinstance(result, np.ndarray) else result


class _Notices:
    """Remembers what was already said below the running cell."""

    def __init__(self) -> None:
        self.cell: int | None = None
        self.said: set[str] = set()

    def first_time(self, words: str) -> bool:
        cell = running_cell()
        if cell is None or cell != self.cell:
            self.cell, self.said = cell, set()
        new = words not in self.said
        self.said.add(words)
        return new


_notices = _Notices()


def _go_on(what: str, fallback: Any) -> Any:
    words = f"{what}; what follows does without."
    if _notices.first_time(words):
        show(Page(f'<div style="{NOTE_STYLE.format(colour=HIGHLIGHT)}">{html.escape(words)}</div>', words))
    return fallback


def _shape(result: Any) -> tuple[int, ...] | None:
    """Return the shape of an array of numbers; anything else, lists too, has none."""
    return result.shape if isinstance(result, np.ndarray) and result.dtype.kind in "buif" else None


def _in_words(result: Any) -> str:
    return f"the shape {result.shape}" if isinstance(result, np.ndarray) else f"a {type(result).__name__}"
