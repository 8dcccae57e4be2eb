"""The state of a unit in this session, as a small table."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

from pixelgrad.check.public import PublicExercise
from pixelgrad.check.result import RIGHT, Result


@dataclass(frozen=True)
class Scorecard:
    """What is right so far, exercise by exercise; shows itself as a table in a notebook and as text elsewhere.

    Parameters
    ----------
    unit
        The unit's folder.
    rows
        For each exercise its id, its points, its state and whether it is right.
    """

    unit: str
    rows: tuple[tuple[str, float, str, bool], ...]

    @property
    def points(self) -> float:
        """The points of all exercises that are right."""
        return sum(points for _, points, _, right in self.rows if right)

    @property
    def total(self) -> float:
        """The points of all exercises."""
        return sum(points for _, points, _, _ in self.rows)

    def __str__(self) -> str:
        width = max(len(name) for name, *_ in self.rows)
        lines = [f"{name:<{width}}  {points:>4g}  {state}" for name, points, state, _ in self.rows]
        return "\n".join([*lines, f"{'together':<{width}}  {self.points:g} of {self.total:g} points"])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        cell = 'style="text-align:left;padding:0.15em 1em"'
        head = "".join(f'<th scope="col" {cell}>{title}</th>' for title in ("exercise", "points", "state"))
        body = "".join(
            f'<tr><th scope="row" {cell}><code>{html.escape(name)}</code></th>'
            f"<td {cell}>{points if right else 0:g} of {points:g}</td>"
            f"<td {cell}>{_mark(right)}{html.escape(state)}</td></tr>"
            for name, points, state, right in self.rows
        )
        together = f"<strong>{self.points:g} of {self.total:g}</strong>"
        foot = f'<tr><th scope="row" {cell}>together</th><td {cell}>{together}</td>'
        caption = f"<caption {cell}>{html.escape(self.unit)}: the public checks of this session</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}{foot}<td></td></tr></tbody></table>"


def make_scorecard(unit: str, exercises: list[PublicExercise], results: Mapping[str, Result]) -> Scorecard:
    """Put together what is known of a unit's exercises."""
    rows = []
    for exercise in exercises:
        result = results.get(exercise.id)
        rows.append(
            (exercise.id, exercise.points, _state(result, exercise), result is not None and result.status == RIGHT)
        )
    return Scorecard(unit, tuple(rows))


def _state(result: Result | None, exercise: PublicExercise) -> str:
    if result is None:
        state = "not checked in this session"
    elif result.status == RIGHT:
        state = "right"
    elif result.misconception:
        state = f"not right yet: {result.misconception.replace('-', ' ')}"
    else:
        state = {"wrong": "not right yet"}.get(result.status, result.status)
    return f"{state} (stretch)" if exercise.stretch else state


def _mark(right: bool) -> str:
    return '<span aria-hidden="true">✓ </span>' if right else '<span aria-hidden="true">· </span>'
