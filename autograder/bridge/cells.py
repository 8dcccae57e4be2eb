"""The step of `nbgrader autograde` that runs a submission and writes the judge's verdicts into its graded cells."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Integer

from autograder.bridge.explain import verdict_outputs
from autograder.bridge.files import submitted_files
from autograder.bridge.outputs import ordinary_outputs, unjudged_outputs
from autograder.bridge.warm import warm_runner
from autograder.exercises import Exercise, find_exercise, names
from autograder.judge import judge
from autograder.judge.asking import asker_of
from autograder.judge.example import public_example
from autograder.runner import Cell, Program, Session


class JudgeCells(NbGraderPreprocessor):
    """Takes the place of nbgrader's `Execute`: the student's process answers, and never gives the verdict.

    The cells of the submission run once in the runner; then every exercise is asked and judged from outside. What is
    left of the student's process in a judged cell is nothing at all. Which cells are graded, and for how many points,
    is what nbgrader has restored from the source before this step.

    Raises
    ------
    autograder.runner.SandboxUnavailable
        If this machine cannot contain a submission. No score is written then, as for every failure that is not the
        student's.
    """

    seed = Integer(
        None,
        allow_none=True,
        help="Decides the hidden cases. None draws a new seed for each run; the seed is recorded in every graded cell.",
    ).tag(config=True)
    sandbox = Bool(True, help="Whether submissions run contained. Only switch this off for code that you trust.").tag(
        config=True
    )

    show_hidden_cases = Bool(
        False,
        help="Whether graded cells, and so the feedback, show values of the hidden case that is wrong, and the seed.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Run and judge one submitted notebook."""
        seed = self.seed if self.seed is not None else _drawn_seed()
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        judged = [find_exercise(cell.metadata.nbgrader.grade_id) if _is_check(cell) else None for cell in code]
        program = Program(
            cells=tuple(Cell(f"cell-{number}", cell.source) for number, cell in enumerate(code, 1)),
            files=submitted_files(Path(resources["metadata"]["path"])),
            stand_ins=names(),
        )
        with warm_runner(self.sandbox, (cell.source for cell in code)).open(program) as session:
            for number, (cell, exercise, report) in enumerate(zip(code, judged, session.cells, strict=True), 1):
                cell.execution_count = number
                if exercise is not None:
                    self._judge(cell, exercise, session, seed)
                elif utils.is_grade(cell):
                    cell.outputs = unjudged_outputs(report, number)
                else:
                    cell.outputs = ordinary_outputs(report, number)
        return nb, resources

    def _judge(self, cell: NotebookNode, exercise: Exercise, session: Session, seed: int) -> None:
        verdict = judge(exercise, asker_of(session), seed)
        example = public_example(exercise, asker_of(session)) if verdict.status == "wrong" else ""
        points = float(cell.metadata.nbgrader.points)
        cell.metadata["pixelgrad"] = {"verdict": verdict.to_json(), "sandbox": self.sandbox}
        cell.outputs = verdict_outputs(verdict, points, cell.execution_count, self.show_hidden_cases, example)
        self.log.info(
            "%s: %s of %g points (%s)",
            exercise.id,
            f"{verdict.score * points:g}",
            points,
            verdict.diagnosis or verdict.status,
        )


def _is_check(cell: NotebookNode) -> bool:
    """Whether a cell is graded by its outputs; graded answers that a person reads are nbgrader's."""
    return utils.is_grade(cell) and not utils.is_solution(cell)


@lru_cache(maxsize=1)
def _drawn_seed() -> int:
    # One seed for all submissions of a run: the same cases for everyone.
    return secrets.randbelow(2**31)
