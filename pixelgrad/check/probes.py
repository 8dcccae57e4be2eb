"""Probes: small public functions that exercise a student's answer and return plain arrays and scalars.

A probe gets the answer first, then the case's arguments. It runs where the answer runs, and it runs on the reference in
the same way; what the two return is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def call(answer: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call the function once and return what it returns."""
    return answer(*args, **kwargs)


def call_rounds(answer: Callable[..., Any], rounds: int, first: np.ndarray, /, *rest: Any) -> Any:
    """Call the function several times, the first argument 1 larger each time; return what the last call returns."""
    value = None
    for round_ in range(rounds):
        value = answer(first + round_, *rest)
    return value


def call_nothing(answer: Callable[..., Any], rounds: int, first: np.ndarray, /, *rest: Any) -> None:
    """Do all that `call_rounds` does but calling: what the question itself costs."""
    for round_ in range(rounds):
        np.add(first, round_)
