"""The bridge to nbgrader: its gradebook, feedback and export stay its own, the verdict is the judge's."""

from autograder.bridge.cells import JudgeCells
from autograder.bridge.head import FeedbackHead
from autograder.bridge.mending import MendingExporter, choose_notebook

__all__ = ["FeedbackHead", "JudgeCells", "MendingExporter", "choose_notebook"]
