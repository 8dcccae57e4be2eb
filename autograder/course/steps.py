"""nbgrader's own steps of `autograde`, on rows that are loaded already.

What is decided (which cells count, for how many points, what a cell's outputs are worth, when a person has to look) is
decided by nbgrader's code. Only where the rows come from, and when they are written, is different.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader import utils
from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, OverwriteCells, SaveAutoGrades
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from autograder.bridge.explain import intake_cell, verdict_outputs
from autograder.bridge.outputs import ordinary_outputs, unjudged_outputs
from autograder.course.errors import GradingError
from autograder.course.job import exercise_of
from autograder.course.rows import SubmissionRows, UnitRows
from autograder.judge import Verdict
from autograder.runner import CellReport

# Done here in another way, or (the last) already seen to by intake.
_OURS = ("JudgeCells", "Execute", "SaveAutoGrades", "AssignLatePenalties", "CheckCellMetadata")


class Steps:
    """The steps of a unit.

    Parameters
    ----------
    config
        The course's nbgrader settings.
    rows
        The unit's rows.
    """

    def __init__(self, config: Config, rows: UnitRows) -> None:
        self._rows = rows
        self._overwrite = OverwriteCells(config=config)
        self._save = SaveAutoGrades(config=config)
        self._late = AssignLatePenalties(config=config)
        self._late.init_plugin()
        for step in (self._overwrite, self._save):
            step.notebook_id, step.assignment_id = rows.name, rows.unit
        self._overwrite.gradebook = _Source(rows)
        self._others = _other_steps(config)
        self._hidden = bool(config.JudgeCells.get("show_hidden_cases", False))

    def apply(self, kept: Mapping[str, Any], rows: SubmissionRows) -> NotebookNode:
        """Turn a mended submission and its result into the graded notebook, and fill in its rows.

        Parameters
        ----------
        kept
            As `autograder.course.store.ResultStore.read_whole` returns it.
        rows
            The submission's; scores, comments and the late penalty are written into them.

        Raises
        ------
        GradingError
            If the result is not one of this notebook, so that a score would be made up.
        """
        graded = from_dict(kept["notebook"])
        if self._rows.kernelspec and json.loads(self._rows.kernelspec):
            graded.metadata["kernelspec"] = json.loads(self._rows.kernelspec)
        code = [cell for cell in graded.cells if cell.cell_type == "code"]
        _restore(self._overwrite, graded)
        _fill(code, kept, self._hidden)
        if [cell for cell in graded.cells if cell.cell_type == "code"] != code:
            # nbgrader would give full marks for a check cell that shows nothing.
            raise GradingError("its cells are not those of the unit in the gradebook; was the unit released again?")
        resources: dict[str, Any] = {}
        for step in self._others:
            graded, resources = step(graded, resources)
        self._save.gradebook, self._save.student_id = _Desk(rows), rows.student
        for index, cell in enumerate(graded.cells):
            self._save.preprocess_cell(cell, resources, index)
        self._penalize(rows)
        graded.cells[:0] = intake_cell([finding["sentence"] for finding in kept["findings"]])
        return graded

    def _penalize(self, rows: SubmissionRows) -> None:
        rows.notebook.late_submission_penalty = None
        due = self._rows.duedate
        if rows.timestamp is None or due is None:
            return
        late = (rows.timestamp - (due + rows.extension if rows.extension else due)).total_seconds()
        if late <= 0:
            return
        penalty = self._late.plugin_inst.late_submission_penalty(rows.student, rows.points, late)
        if penalty is not None:
            scored = SimpleNamespace(score=rows.points)
            rows.notebook.late_submission_penalty = self._late._check_late_penalty(scored, penalty)


def _restore(overwrite: OverwriteCells, notebook: NotebookNode) -> None:
    """Bring every graded cell of a notebook back to what the source says, in place."""
    for index, cell in enumerate(notebook.cells):
        overwrite.preprocess_cell(cell, {}, index)
    if overwrite.add_missing_cells:
        overwrite.add_missing_grade_cells(notebook, {})
        overwrite.add_missing_task_cells(notebook, {})


def _fill(code: Sequence[NotebookNode], kept: Mapping[str, Any], hidden: bool) -> None:
    result, sandbox = kept["result"], kept["sandbox"]
    if len(result["cells"]) != len(code):
        raise GradingError(f"it has {len(code)} cells, but {len(result['cells'])} were run")
    verdicts = {id_: Verdict(**verdict) for id_, verdict in result["verdicts"].items()}
    for number, (cell, ran, outputs) in enumerate(zip(code, result["cells"], kept["outputs"], strict=True), 1):
        report = CellReport(**ran, outputs=outputs)
        verdict = verdicts.get(exercise_of(cell) or "")
        cell.execution_count = number
        if verdict is not None:
            cell.metadata["pixelgrad"] = {"verdict": verdict.to_json(), "sandbox": sandbox}
            example = result.get("examples", {}).get(verdict.exercise, "")
            points = float(cell.metadata.nbgrader.points)
            cell.outputs = verdict_outputs(verdict, points, number, hidden, example)
        elif utils.is_grade(cell):
            cell.outputs = unjudged_outputs(report, number)
        else:
            cell.outputs = ordinary_outputs(report, number)


def _other_steps(config: Config) -> list[Any]:
    """Return what else the course's settings have nbgrader do to a graded notebook, such as cutting long outputs."""
    usual = [f"{step.__module__}.{step.__qualname__}" for step in Autograde.autograde_preprocessors.default()]
    steps = config.Autograde.get("autograde_preprocessors", usual)
    named = [step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}" for step in steps]
    made = [import_item(step)(config=config) for step in named if step.rpartition(".")[2] not in _OURS]
    return [step for step in made if getattr(step, "enabled", True)]


class _Source:
    """Answers as a gradebook does, for nbgrader's `OverwriteCells`."""

    def __init__(self, rows: UnitRows) -> None:
        self._rows = rows
        self._source = {cell.name: cell for cell in rows.source_cells}
        self._graded = {cell.name: cell for cell in (*rows.grade_cells, *rows.task_cells)}

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Any:
        return self._find(self._source, name)

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Any:
        return self._find(self._graded, name)

    def find_notebook(self, notebook: str, assignment: str) -> UnitRows:
        return self._rows

    def _find(self, cells: Mapping[str, Any], name: str) -> Any:
        if name not in cells:
            raise MissingEntry(f"no cell {name!r} in {self._rows.name}")
        return cells[name]


class _Desk:
    """Answers as a gradebook does, for nbgrader's `SaveAutoGrades`; what it writes is committed later."""

    def __init__(self, rows: SubmissionRows) -> None:
        self._rows = rows
        self.db = SimpleNamespace(commit=lambda: None)

    def find_grade(self, cell: str, notebook: str, assignment: str, student: str) -> Any:
        return self._rows.grades[cell]

    def find_comment(self, cell: str, notebook: str, assignment: str, student: str) -> Any:
        return self._rows.comments[cell]
