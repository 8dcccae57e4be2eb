"""What counts as evidence of a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class NoEvidence(Exception):  # noqa: N818 -- it stands in for an error and is none of a student's
    """Takes the place of an error that many mistakes raise alike."""


def by_values(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Return the wrong answer with its shape errors hidden.

    NumPy raises the same `ValueError` for every two shapes that do not fit, so that one tells nothing of the mistake
    behind it. Where the shapes fit by chance, the values tell.
    """

    def heard(*args: Any) -> Any:
        try:
            return answer(*args)
        except ValueError as error:
            raise NoEvidence from error

    return heard
