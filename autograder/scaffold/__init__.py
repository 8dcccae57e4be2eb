"""What the course makes of itself: a private course, and the frame of a new exercise."""

from autograder.scaffold.course import Wishes, make_course
from autograder.scaffold.exercise import add_exercise
from autograder.scaffold.marks import MARK, find_unfilled

__all__ = ["MARK", "Wishes", "add_exercise", "find_unfilled", "make_course"]
