"""`convolve2d_fast`: the same numbers without a Python loop over pixels."""

from __future__ import annotations

from autograder.exercises.definition import Exercise
from autograder.exercises.u02_convolution.convolve2d import SHARED, convolve2d, shape_cases
from pixelgrad.check.speed import Speed

CONVOLVE2D_FAST = Exercise(
    id="convolve2d_fast",
    unit="02_convolution",
    points=3,
    reference=convolve2d,
    cases=shape_cases,
    speed=Speed("windows of 5 by 5 in an image of 256 by 256"),
    weights={"speed": 3.0},
    misconceptions=SHARED,
)
