"""`roofline`: what a machine can reach at an arithmetic intensity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def roofline(intensity: Any, peak_flops: Any, bandwidth: Any) -> Any:
    """Give the right answer."""
    return np.minimum(np.multiply(intensity, bandwidth), peak_flops)


def roofline_cases(rng: Generator) -> Iterator[Case]:
    """Numbers below and above the ridge, arrays in each of the places."""
    peak, bandwidth = float(np.round(rng.uniform(5e11, 2e13))), float(np.round(rng.uniform(2e10, 9e11)))
    ridge = peak / bandwidth
    low, high = ridge * np.array([0.01, 0.4]), ridge * np.array([1.7, 90.0])
    for group, args, about in (
        ("memory-bound", (0.25, 19.5e12, 1.555e12), "an intensity of 0.25 on an A100"),
        ("memory-bound", (float(low[0]), peak, bandwidth), "an intensity far to the left of the ridge"),
        ("memory-bound", (float(low[1]), peak, bandwidth), "an intensity a little to the left of the ridge"),
        ("memory-bound", (0.0, peak, bandwidth), "an intensity of 0: only copying"),
        ("compute-bound", (100.0, 19.5e12, 1.555e12), "an intensity of 100 on an A100"),
        ("compute-bound", (float(high[0]), peak, bandwidth), "an intensity a little to the right of the ridge"),
        ("compute-bound", (float(high[1]), peak, bandwidth), "an intensity far to the right of the ridge"),
        ("compute-bound", (8.0, 4e10, 5e9), "an intensity at the ridge itself"),
        ("arrays", (np.concatenate([low, high]), peak, bandwidth), "an array of intensities"),
        ("arrays", (rng.uniform(0.1, 3 * ridge, (3, 2)), peak, bandwidth), "intensities of shape (3, 2)"),
        ("arrays", (ridge, peak * rng.uniform(0.2, 3.0, 4), bandwidth), "one intensity, an array of peaks"),
        ("arrays", (ridge, peak, bandwidth * rng.uniform(0.2, 3.0, 4)), "one intensity, an array of bandwidths"),
        (
            "arrays",
            (float(high[0]), peak * np.array([1.0, 4.0, 9.0]), bandwidth * np.array([1.0, 2.0, 3.0])),
            "one intensity on three machines",
        ),
    ):
        yield Case(group, args, about=about, probe="number")


def _scalars_only(intensity: Any, peak_flops: Any, bandwidth: Any) -> Any:
    return min(peak_flops, intensity * bandwidth)


ROOFLINE = Exercise(
    id="roofline",
    unit="06_hardware",
    points=2,
    reference=roofline,
    cases=roofline_cases,
    rules=Rules(atol=0.0),
    misconceptions=(
        Misconception(
            "larger-of-the-two",
            "The larger of the two limits was taken; the machine is stopped by the one that it meets first.",
            (lambda i, p, b: np.maximum(np.multiply(i, b), p),),
        ),
        Misconception(
            "memory-only",
            "Only the memory sets a limit here; the arithmetic units have a peak, too.",
            (lambda i, p, b: np.multiply(i, b) + 0 * np.asarray(p),),
        ),
        Misconception(
            "peak-only",
            "The peak was promised whatever the intensity; below the ridge the units wait for data.",
            (lambda i, p, b: np.multiply(p, 1.0) + 0 * np.multiply(i, b),),
        ),
        Misconception(
            "divides-by-intensity",
            "The bandwidth was divided by the intensity: fewer FLOPs with each byte made it faster.",
            (
                lambda i, p, b: np.minimum(p, np.divide(b, np.maximum(i, 1e-300))),
                lambda i, p, b: np.minimum(p, np.divide(i, b)),
            ),
        ),
        Misconception(
            "one-after-the-other",
            "Moving and computing were made to wait for each other; the roofline lets them overlap.",
            (lambda i, p, b: 1 / (1 / np.asarray(p) + 1 / np.maximum(np.multiply(i, b), 1e-300)),),
        ),
        Misconception(
            "share-of-the-peak",
            "This is a share of the peak, a number up to 1; FLOP/s are asked for.",
            (lambda i, p, b: np.minimum(1.0, np.multiply(i, b) / p),),
        ),
        Misconception(
            "numbers-only",
            "It works for numbers and fails for arrays: an array is neither smaller nor larger as a whole.",
            (_scalars_only,),
        ),
        Misconception(
            "smallest-of-all",
            "An array came back as one number, the smallest of all.",
            (
                lambda i, p, b: np.min([np.min(p), np.min(np.multiply(i, b))]),
                lambda i, p, b: float(np.minimum(np.multiply(i, b), p).min()),
            ),
        ),
    ),
)
