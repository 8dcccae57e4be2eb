"""What can go wrong with grading that is not a student's doing."""

from __future__ import annotations

from autograder.errors import CommandError


class GradingError(CommandError):
    """Grading cannot go on; the message says why, and what to do, in words for the person who started it."""
