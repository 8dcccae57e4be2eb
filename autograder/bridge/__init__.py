"""The bridge to nbgrader: its gradebook, feedback and export stay its own, the verdict is the judge's."""

from autograder.bridge.cells import JudgeCells

__all__ = ["JudgeCells"]
