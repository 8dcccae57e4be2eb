"""Find out which exercise an answer belongs to."""

from __future__ import annotations

import ast
from types import FrameType
from typing import Any

from executing import Source

from pixelgrad.check.public import load


def exercise_name(answer: Any, frame: FrameType | None) -> str | None:
    """Return the id of the exercise that `check(answer)` in the given frame is about, or None.

    What stands between the brackets counts first (`check(to_float)` is about `to_float`, even where the student wrote
    ``to_float = img_as_float64``), then the answer's own name.
    """
    candidates = [_argument_name(frame) if frame is not None else None, getattr(answer, "__name__", None)]
    return next((name for name in candidates if isinstance(name, str) and load(name) is not None), None)


def _argument_name(frame: FrameType) -> str | None:
    try:
        node = Source.executing(frame).node
    except Exception:  # a frame without a source, such as exec of a string
        return None
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name):
        return node.args[0].id
    return None
