"""Scores for a learning management system, written by `nbgrader export`."""

from autograder.export.canvas import CanvasExporter
from autograder.export.moodle import MoodleExporter

__all__ = ["CanvasExporter", "MoodleExporter"]
