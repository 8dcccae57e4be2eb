"""The texts of a new exercise, which its author fills in; they build and run as they are, and are not right."""

from __future__ import annotations

from autograder.scaffold.marks import MARK, NAME

_DEFINITION = '''"""`{id}`: {mark} what it is about, in a few words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def {id}(values: np.ndarray) -> np.ndarray:
    """Give the right answer."""
    # {mark}: the reference; where a library has one, that is it.
    return 2 * values


def {id}_cases(rng: Generator) -> Iterator[Case]:
    """{mark}: what the cases have in them."""
    # {mark}: a group for every part of the contract; each earns its share of the points.
    yield Case("usual", (rng.integers(1, 10, 4),), about="four numbers")
    yield Case("long", (rng.integers(1, 10, 20),), about="twenty numbers")


{constant} = Exercise(
    id="{id}",
    unit="{unit}",
    points=1,
    time_limit=5.0,
    reference={id},
    cases={id}_cases,
    misconceptions=(
        Misconception(
            "{name}",
            "{mark}: what the student's code did, in a sentence; never what to type.",
            (lambda values: values.copy(),),
        ),
    ),
)
'''

_CELLS = '''# %% [markdown]
# ## {section} · {mark}: a title
#
# {mark}: the idea, with numbers that are small enough for paper.
#
# **Exercise** (1 point). `{id}(values)` {mark}: the contract, with dtypes, shapes and ranges.
#
# <details><summary>Hint</summary>
#
# {mark}: a hint that does not hold the answer.
# </details>


# %% nbgrader={{"grade": false, "grade_id": "{id}-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}}
def {id}(values: np.ndarray) -> np.ndarray:
    """{mark}: what comes back, in one line.

    Parameters
    ----------
    values
        {mark}: dtype, shape, range.

    Returns
    -------
    numpy.ndarray
        {mark}: dtype, shape, range.
    """
    ### BEGIN SOLUTION
    raise NotImplementedError("{mark}: the solution")
    ### END SOLUTION


# %% nbgrader={{"grade": true, "grade_id": "{id}", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}}
check({id})

# {mark}: the example that was worked on paper.
assert {id}(np.array([1, 2, 3])).tolist() == [2, 4, 6]

# %% [markdown]
# **See it.** {mark}: what there is to see.

# %%
# {mark}: a picture of the student's function at work; `plot.attempt` goes on without it.

'''  # noqa: E501

_RIGHT = '''"""{mark}: in which style this right answer is written."""


def {id}(values):
    raise NotImplementedError("{mark}: a right answer, and three more in other styles beside it")
'''

_WRONG = '''# diagnosis: {name}
"""{mark}: which mistake this is; one file for every misconception, and one with none."""


def {id}(values):
    return values.copy()
'''


def definition(exercise: str, unit: str) -> str:
    """Return the module that defines an exercise."""
    return _DEFINITION.format(id=exercise, unit=unit, constant=exercise.upper(), mark=MARK, name=NAME)


def cells(exercise: str, section: str) -> str:
    """Return an exercise's cells, in percent format, under a heading of their own."""
    return _CELLS.format(id=exercise, section=section, mark=MARK)


def answers(exercise: str) -> dict[str, str]:
    """Return the first files of an exercise's answer bank, by their names."""
    texts = {"right_first.py": _RIGHT, "wrong_first.py": _WRONG}
    return {file: text.format(id=exercise, mark=MARK, name=NAME) for file, text in texts.items()}
