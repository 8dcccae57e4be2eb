"""Intake: what comes before grading. It takes a submission in whatever state it is, and never runs anything of it."""

from autograder.intake.folder import take_in

__all__ = ["take_in"]
