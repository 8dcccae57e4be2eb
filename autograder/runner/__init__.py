"""Run student code where it can do no harm, and put questions to it.

::

    host                       template                supervisor             submission
    Runner ── orders ────────► imports once,
    Session ── orders ───────────────────────────────► process 1 of its
       │                       forks ────────────────► own world, forks ────► runs the cells,
       ├── cells ────────────────────────────────────────────────────────────► forks ───► one exercise
       └── cases, one at a time ──────────────────────────────────────────────────────────► answers

The host never runs student code. Template, supervisor and submission live in `inside`; nothing that must stay hidden
(references, hidden cases, expected values, other submissions) is ever in their memory or in their file system.
"""

from autograder.runner.runner import Runner
from autograder.runner.session import Session
from autograder.runner.values import Cell, CellReport, Limits, Program, SandboxUnavailable, TemplateLost

__all__ = ["Cell", "CellReport", "Limits", "Program", "Runner", "SandboxUnavailable", "Session", "TemplateLost"]
