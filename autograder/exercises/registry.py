"""Find exercises by id and by unit."""

from __future__ import annotations

from functools import lru_cache

from autograder.exercises import u01_images, u02_convolution, u03_backprop
from autograder.exercises.definition import Exercise

_UNITS = (u01_images, u02_convolution, u03_backprop)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Exercise]:
    exercises = [exercise for unit in _UNITS for exercise in unit.EXERCISES]
    found = {exercise.id: exercise for exercise in exercises}
    if len(found) != len(exercises):
        raise ValueError("two exercises have the same id")
    return found


def find_exercise(exercise_id: str) -> Exercise | None:
    """Return the exercise with this id, or None when it is not known."""
    return _by_id().get(exercise_id)


def names() -> tuple[str, ...]:
    """Return the names that all exercises of the course ask for."""
    return tuple(name for exercise in _by_id().values() for name in exercise.names)


def units() -> list[str]:
    """Return the units that have exercises, in the order of the course."""
    return list(dict.fromkeys(exercise.unit for exercise in _by_id().values()))


def exercises_of(unit: str) -> list[Exercise]:
    """Return a unit's exercises in the order in which they are taught.

    Raises
    ------
    ValueError
        If no unit of this name has exercises.
    """
    found = [exercise for exercise in _by_id().values() if exercise.unit == unit]
    if not found:
        raise ValueError(f"no unit {unit!r}; there are {', '.join(units())}")
    return found
