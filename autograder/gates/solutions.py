"""Gate: a solution that does not pass its check."""

from __future__ import annotations

from autograder.build.problems import Problem, describe_cell
from autograder.gates.running import Run


def find_failing_solutions(run: Run) -> list[Problem]:
    """Look for errors in a solved notebook: there is nothing in it that should raise one."""
    if not run.solved:
        return []
    problems = [Problem(run.file, "", f"{run.died}; run it in JupyterLab to see where")] if run.died else []
    for index, cell in enumerate(run.notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                what = "its check fails" if output.ename == "CheckFailed" else "the cell fails"
                reason = f"{output.ename}: {output.evalue.strip().splitlines()[0] if output.evalue.strip() else ''}"
                advice = f"{what}, {reason}; correct the solution or the exercise's definition"
                problems.append(Problem(run.file, describe_cell(cell, index), advice))
    return problems
