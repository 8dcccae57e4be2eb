"""The grader of the pixelgrad course: exercises, judge, runner and the bridge to nbgrader."""

__version__ = "0.1.0"
