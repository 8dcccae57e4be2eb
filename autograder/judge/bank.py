"""Judge answers that stand in files, one or a whole bank of them."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.exercises import Exercise, find_exercise, names
from autograder.judge.asking import asker_of
from autograder.judge.judging import judge
from autograder.judge.verdict import Verdict
from autograder.runner import Cell, Program, Runner
from autograder.runner.preload import in_order, wanted_modules


@dataclass(frozen=True)
class BankAnswer:
    """One file of a bank: ``<exercise>/<name>.py``.

    Parameters
    ----------
    exercise
        The exercise's id, which is the folder's name.
    path
        The file.
    """

    exercise: str
    path: Path

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def should_be_right(self) -> bool | None:
        """What the name promises: True for ``right_``, False for ``wrong_`` and ``attack_``, None for others."""
        if self.name.startswith("right_"):
            return True
        return False if self.name.startswith(("wrong_", "attack_")) else None


@dataclass(frozen=True)
class BankRow:
    """An answer of a bank and its verdict.

    Parameters
    ----------
    answer
        The file.
    verdict
        None when the exercise is not known.
    """

    answer: BankAnswer
    verdict: Verdict | None

    @property
    def as_promised(self) -> bool:
        """Whether the verdict is what the file's name promises."""
        if self.verdict is None or self.answer.should_be_right is None:
            return True
        return (self.verdict.score == 1.0) == self.answer.should_be_right

    def to_json(self) -> str:
        """Return the row as one line of JSON.

        Raises
        ------
        ValueError
            If the exercise is not known, so that there is no verdict.
        """
        if self.verdict is None:
            raise ValueError(f"{self.answer.exercise} was skipped")
        verdict = self.verdict
        row = {
            "exercise": self.answer.exercise,
            "answer": self.answer.name,
            "score": verdict.score,
            "diagnosis": verdict.diagnosis,
            "message": f"{verdict.message} {verdict.detail}".strip(),
            "seed": verdict.seed,
            "seconds": verdict.seconds,
        }
        return json.dumps(row, ensure_ascii=False)


def judge_file(runner: Runner, exercise: Exercise, path: Path, seed: int) -> Verdict:
    """Judge the answer that a Python file defines.

    Parameters
    ----------
    runner
        Where the file's code runs.
    exercise
        What it answers.
    path
        The file; whatever it holds, a verdict comes back.
    seed
        Decides the hidden cases.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    source = path.read_bytes().decode("utf-8-sig", errors="replace")
    with runner.open(Program(cells=(Cell(path.stem, source),), main=False, stand_ins=names())) as session:
        verdict = judge(exercise, asker_of(session), seed)
        trouble = _trouble(session.cells)
    if verdict.status in ("absent", "lost") and trouble:
        return replace(verdict, message=f"{verdict.message} The file itself {trouble}.")
    return verdict


def find_answers(folder: Path) -> list[BankAnswer]:
    """List the answers of a bank, ``<exercise>/<name>.py``, in the order of their names.

    Raises
    ------
    FileNotFoundError
        If the folder does not exist or holds no answer.
    """
    answers = [
        BankAnswer(path.parent.name, path)
        for path in sorted(folder.glob("*/*.py"))
        if not path.name.startswith(("_", "."))
    ]
    if not answers:
        raise FileNotFoundError(f"{folder} holds no answers; a bank has files <exercise>/<name>.py")
    return answers


def modules_for(answers: Sequence[BankAnswer]) -> tuple[str, ...]:
    """Return what a runner imports beforehand for these answers, as grading does: else each of them waits for torch."""
    return in_order(wanted_modules(answer.path.read_text(encoding="utf-8", errors="replace") for answer in answers))


def judge_bank(answers: Sequence[BankAnswer], seed: int, workers: int, sandbox: bool = True) -> Iterator[BankRow]:
    """Judge answers on several processes, and yield the rows in the order of the answers.

    Parameters
    ----------
    answers
        The files.
    seed
        Decides the hidden cases of every exercise.
    workers
        How many processes judge, each with a runner of its own.
    sandbox
        Whether answers run contained.
    """
    # Fresh interpreters: what this process has open or imported is not handed to the runners.
    context = multiprocessing.get_context("spawn")
    jobs = [(answer, seed) for answer in answers if find_exercise(answer.exercise) is not None]
    preload = modules_for(answers)
    with ProcessPoolExecutor(min(workers, max(1, len(jobs))), context, _start_worker, (sandbox, preload)) as pool:
        verdicts = pool.map(_judge_job, jobs)
        for answer in answers:
            known = find_exercise(answer.exercise) is not None
            yield BankRow(answer, next(verdicts) if known else None)


_worker: dict[str, Any] = {}


def _start_worker(sandbox: bool, preload: Sequence[str]) -> None:
    _worker["runner"] = Runner(sandbox=sandbox, preload=preload)


def _judge_job(job: tuple[BankAnswer, int]) -> Verdict:
    answer, seed = job
    exercise = find_exercise(answer.exercise)
    if exercise is None:
        raise ValueError(f"no exercise {answer.exercise!r}")
    return judge_file(_worker["runner"], exercise, answer.path, seed)


def _trouble(cells: Sequence[Any]) -> str:
    for cell in cells:
        if cell.status == "raised":
            error: dict[str, Any] = next((o for o in cell.outputs if o.get("output_type") == "error"), {})
            return f"raised {error.get('ename', 'an error')}: {error.get('evalue', '')}".strip(": ")
        if cell.status != "done":
            return cell.status
    return ""
