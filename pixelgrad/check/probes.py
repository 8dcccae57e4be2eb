"""Probes: small public functions that exercise a student's answer and return plain arrays and scalars.

A probe gets the answer first, then the case's arguments. It runs where the answer runs, and it runs on the reference in
the same way; what the two return is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def call(answer: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call the function once and return what it returns."""
    return answer(*args, **kwargs)
