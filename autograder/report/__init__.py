"""The class report: one page for the person who teaches, made from what grading has left in its records.

::

    records ── read ──► ClassRecord ── tell ──► ClassReport ── page ──► one HTML file
                                          ▲
                        answers, similar ─┘
"""

from autograder.report.read import read_class
from autograder.report.tell import tell
from autograder.report.write import write_report

__all__ = ["read_class", "tell", "write_report"]
