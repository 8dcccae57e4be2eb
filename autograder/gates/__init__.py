"""Gates: what went wrong in the course once, or easily could, looked for before it is released.

Each gate stands in a file of its own and returns what an author has to mend. `autograder doctor --course` opens all of
them; those that need the notebooks executed only with ``--run``.
"""

from autograder.gates.inspect import GateReport, inspect_course
from autograder.gates.sheets import Course, Unit, open_course

__all__ = ["Course", "GateReport", "Unit", "inspect_course", "open_course"]
