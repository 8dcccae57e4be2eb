"""The build: from a unit's hand-written source to the notebooks and public cases that are committed."""

from autograder.build.builder import BuildReport, build
from autograder.build.course import CourseError, CourseInfo, find_root, read_course
from autograder.build.problems import BuildError, Problem
from autograder.build.sync import SyncReport, sync

__all__ = [
    "BuildError",
    "BuildReport",
    "CourseError",
    "CourseInfo",
    "Problem",
    "SyncReport",
    "build",
    "find_root",
    "read_course",
    "sync",
]
