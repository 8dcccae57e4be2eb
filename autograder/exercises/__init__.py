"""The exercises of the course, each defined once."""

from autograder.exercises.definition import Exercise, Misconception, Paper
from autograder.exercises.registry import exercises_of, find_exercise, names, units

__all__ = ["Exercise", "Misconception", "Paper", "exercises_of", "find_exercise", "names", "units"]
