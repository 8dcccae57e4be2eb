"""The judge: the trusted side. It never imports or runs a student's code."""

from autograder.judge.judging import Asker, judge, write_paper
from autograder.judge.verdict import Verdict

__all__ = ["Asker", "Verdict", "judge", "write_paper"]
