"""What `check(answer)` does, and what the session remembers of it."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from pixelgrad.check.naming import exercise_name
from pixelgrad.check.public import exercises_of, load
from pixelgrad.check.render import as_html, as_summary, as_text
from pixelgrad.check.result import RIGHT, Result, examine
from pixelgrad.check.scorecard import Scorecard, make_scorecard


class CheckFailed(AssertionError):  # noqa: N818 -- students read this name
    """An answer is not right yet. The message says all that is known about it.

    Parameters
    ----------
    message
        What is wrong.
    summary
        The same in a line or two. A notebook shows it below the card that was shown already, in place of a traceback
        through this package.
    """

    def __init__(self, message: str, summary: str) -> None:
        super().__init__(message)
        self._summary = summary

    def _render_traceback_(self) -> list[str]:
        return self._summary.splitlines()


class Checker:
    """Checks answers on public cases, and remembers what came out for the scorecard."""

    def __init__(self) -> None:
        self._results: dict[str, Result] = {}

    def check(self, answer: Any, parts: tuple[Any, ...], frame: FrameType | None) -> None:
        """Check one answer, or the parts of one, and show what is right or wrong about it.

        Parameters
        ----------
        answer, parts
            What stands between the brackets of `check(…)`.
        frame
            Where `check(…)` was called: the name between the brackets is read there.

        Raises
        ------
        CheckFailed
            If the answer is not attempted yet or not right yet.
        ValueError
            If there is no exercise of the answer's name.
        """
        name = exercise_name(answer, frame)
        exercise = load(name) if name is not None else None
        if exercise is None:
            shown = getattr(answer, "__name__", type(answer).__name__)
            raise ValueError(
                f"check: there is no exercise named {shown!r}; pass the function that the exercise asks for"
            )
        result = examine((answer, *parts) if parts else answer, exercise)
        self._results.pop(exercise.id, None)  # the latest check stands last
        self._results[exercise.id] = result
        _show(result)
        if result.status != RIGHT:
            raise CheckFailed(as_text(result), as_summary(result))

    def scorecard(self, unit: str | None = None) -> Scorecard:
        """Return the state of a unit as a table.

        Parameters
        ----------
        unit
            The unit's folder, such as "01_images"; without it, the unit of the latest check in this session.

        Raises
        ------
        ValueError
            If nothing was checked yet and no unit is named, or the unit has no exercises.
        """
        if unit is None:
            if not self._results:
                raise ValueError('scorecard: nothing was checked in this session yet; name a unit, such as "01_images"')
            latest = load(list(self._results)[-1])
            unit = latest.unit if latest is not None else ""
        exercises = exercises_of(unit)
        if not exercises:
            raise ValueError(f"scorecard: there is no unit {unit!r} with exercises")
        return make_scorecard(unit, exercises, self._results)


def _show(result: Result) -> None:
    """Show the card in a notebook; elsewhere print a right answer's line (a wrong one's is in the exception)."""
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display({"text/html": as_html(result), "text/plain": as_text(result)}, raw=True)
            return
    if result.status == RIGHT:
        print(as_text(result))
