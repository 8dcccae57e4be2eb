"""Gate: a stub that passes its check, or that stops more than its check."""

from __future__ import annotations

import ast
import json
from pathlib import Path

from autograder.build.problems import Problem, describe_cell
from autograder.gates.running import Run
from autograder.gates.sheets import Course, parse_cell


def find_answers_in_stubs(course: Course) -> list[Problem]:
    """Look in the releases for answer cells in which nothing raises `NotImplementedError`.

    Without it, the check takes the stub for an attempt. `find_passing_stubs` runs the checks.
    """
    problems = []
    for unit in course.units:
        file = Path("notebooks") / unit.name / Path(unit.file).with_suffix(".ipynb").name
        path = course.root / file
        if not path.is_file():
            continue  # a unit that was not built yet: the gate of drift says so
        cells = json.loads(path.read_bytes())["cells"]
        released = {cell.get("metadata", {}).get("nbgrader", {}).get("grade_id"): cell for cell in cells}
        for cell in unit.answers:
            grade_id = cell.metadata.nbgrader.grade_id
            stub = released.get(grade_id)
            if stub is None:
                advice = "is missing from the release; run `autograder build`"
                problems.append(Problem(file.as_posix(), f"cell {grade_id!r}", advice))
            elif not _raises(stub["source"]):
                advice = "does not raise NotImplementedError, so that a check takes it for an attempt; put the whole "
                advice += "body of the function into the solution region"
                problems.append(Problem(file.as_posix(), f"cell {grade_id!r}", advice))
    return problems


def find_passing_stubs(run: Run) -> list[Problem]:
    """Look in an executed release for checks that pass, and for errors of other cells.

    Every check has to fail, and to say that nothing was attempted. Whatever stands between the checks goes on with a
    library where a stub returns nothing.
    """
    if run.solved:
        return []
    problems = [Problem(run.file, "", f"{run.died}; run it in JupyterLab to see where")] if run.died else []
    for index, cell in enumerate(run.notebook.cells):
        errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        where = describe_cell(cell, index)
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
            if not errors and not run.died:
                problems.append(Problem(run.file, where, "the stub passes the check; let the check ask for more"))
            elif errors and errors[0].ename != "CheckFailed":
                advice = f"raises {errors[0].ename} before its check says that nothing is written; call check first"
                problems.append(Problem(run.file, where, advice))
        elif errors:
            advice = f"raises {errors[0].ename} while the stubs are stubs; go on with a library, as plot.attempt does"
            problems.append(Problem(run.file, where, advice))
    return problems


def _raises(source: str | list[str]) -> bool:
    tree = parse_cell("".join(source))
    raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc is not None]
    return any("NotImplementedError" in ast.unparse(error) for error in raised)
