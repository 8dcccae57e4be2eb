"""Try a student's function on something real, and go on without it where it is not ready."""

import copy
import html
from collections.abc import Callable
from typing import Any

import numpy as np

from pixelgrad.plot.page import NOTE_STYLE, Page, show
from pixelgrad.plot.style import HIGHLIGHT


def attempt(
    function: Callable[..., Any], *arguments: Any, otherwise: Any = None, shape: tuple[int, ...] | None = None
) -> Any:
    """Call a function that may not be written yet; return its result, or something to go on with.

    Where the function is not implemented, raises, returns nothing or returns something of another shape, one line below
    the cell says so, and `otherwise` comes back. The function gets copies of its arguments: one that edits in place
    does not spoil what later cells use.

    Parameters
    ----------
    function
        The student's function.
    *arguments
        What to call it with.
    otherwise
        What to return when there is no usable result; the first argument by default.
    shape
        The shape that the result must have to be used; any by default.
    """
    fallback = arguments[0] if otherwise is None and arguments else otherwise
    name = getattr(function, "__name__", "the function")
    try:
        result = function(*copy.deepcopy(arguments))
    except NotImplementedError:
        return _go_on(f"{name} is not written yet", fallback)
    except Exception as error:  # a student's function may raise anything; the cell below must still run
        reason = str(error).strip().splitlines()
        return _go_on(f"{name} raised {type(error).__name__}" + (f" ({reason[0][:120]})" if reason else ""), fallback)
    if result is None:
        return _go_on(f"{name} returned None", fallback)
    if shape is not None and np.shape(result) != shape:
        return _go_on(f"{name} returned the shape {np.shape(result)}, not {shape}", fallback)
    return result


def _go_on(what: str, fallback: Any) -> Any:
    words = f"{what}; what follows does without."
    style = NOTE_STYLE.format(colour=HIGHLIGHT)
    show(Page(f'<div style="{style}">{html.escape(words)}</div>', words))
    return fallback
