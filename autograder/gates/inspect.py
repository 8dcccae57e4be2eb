"""Open every gate of a course, and say what stands in the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.build.course import find_root
from autograder.build.problems import Problem
from autograder.gates.addresses import find_other_addresses
from autograder.gates.budgets import find_over_budget
from autograder.gates.cell_length import find_long_cells
from autograder.gates.drift import find_drift
from autograder.gates.grade_ids import find_repeated_ids
from autograder.gates.hints import find_telling_hints
from autograder.gates.imports import find_wrong_imports
from autograder.gates.misconceptions import find_unexplained
from autograder.gates.outputs import find_outputs
from autograder.gates.pictures import find_in_outputs, find_silent_pictures
from autograder.gates.portable import find_unportable
from autograder.gates.running import Run, execute_all
from autograder.gates.sheets import Course, open_course
from autograder.gates.solutions import find_failing_solutions
from autograder.gates.stubs import find_answers_in_stubs, find_passing_stubs

QUICK: dict[str, Callable[[Course], Sequence[Problem]]] = {
    "grade ids": find_repeated_ids,
    "cell length": find_long_cells,
    "outputs": find_outputs,
    "stubs": find_answers_in_stubs,
    "hints": find_telling_hints,
    "misconceptions": find_unexplained,
    "pictures": find_silent_pictures,
    "imports": find_wrong_imports,
    "portable": find_unportable,
    "addresses": find_other_addresses,
    "drift": find_drift,
}
"""What is found by reading, with the name of its gate."""

RUNNING: dict[str, Callable[[Run], Sequence[Problem]]] = {
    "solutions, run": find_failing_solutions,
    "stubs, run": find_passing_stubs,
    "pictures, run": find_in_outputs,
    "budgets, run": find_over_budget,
}
"""What is found in an executed notebook."""


@dataclass(frozen=True)
class GateReport:
    """What every gate found.

    Parameters
    ----------
    found
        For each gate that was opened, by its name, what has to be mended.
    """

    found: dict[str, tuple[Problem, ...]]

    @property
    def ok(self) -> bool:
        """Whether nothing has to be mended."""
        return not any(self.found.values())

    def __str__(self) -> str:
        width = max(len(name) for name in self.found) + 2
        lines = []
        for name, problems in self.found.items():
            lines.append(f"{name:<{width}}{len(problems) if problems else 'good'}")
            lines += [f"  {problem}" for problem in problems]
        closed = sum(1 for problems in self.found.values() if problems)
        total = sum(len(problems) for problems in self.found.values())
        last = f"{total} to mend, at {closed} of {len(self.found)} gates" if closed else "nothing to mend"
        return "\n".join([*lines, last])

    def as_json(self) -> str:
        """Return the same as one JSON object."""
        gates = {name: [asdict(problem) for problem in problems] for name, problems in self.found.items()}
        return json.dumps({"ok": self.ok, "gates": gates})


def inspect_course(folder: Path | None = None, run: bool = False) -> GateReport:
    """Open the gates of a course.

    Parameters
    ----------
    folder
        The course's folder, or one inside it; the working directory when None.
    run
        Whether to execute every notebook as well, which takes minutes.

    Raises
    ------
    CourseError
        If there is no course.
    """
    course = open_course(find_root(folder))
    found = {name: tuple(gate(course)) for name, gate in QUICK.items()}
    if run:
        runs = list(execute_all(course))
        found |= {name: tuple(p for one in runs for p in gate(one)) for name, gate in RUNNING.items()}
    return GateReport(found)
