"""Run and judge one submission: all that is done away from the gradebook, in a worker on this machine or another one.

A worker gets bytes and gives bytes. It knows no student's name, and neither the gradebook nor the folder of
submissions.
"""

from __future__ import annotations

import atexit
import base64
import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from autograder.course.fingerprint import code_fingerprint, environment
from autograder.exercises import find_exercise, names
from autograder.judge import judge
from autograder.judge.asking import asker_of
from autograder.judge.example import public_example
from autograder.runner import Cell, Limits, Program, Runner, SandboxUnavailable, TemplateLost
from autograder.runner.inside.line import Line
from autograder.runner.preload import in_order, wanted_modules


def compute(content: bytes) -> bytes:
    """Run and judge one submission.

    Parameters
    ----------
    content
        Of an `autograder.course.job.Job`.

    Returns
    -------
    bytes
        JSON: ``{"result": ...}``; or ``{"failed": reason}`` if this submission could not be judged; or ``{"stop":
        reason}`` if no submission can be judged here.
    """
    order = json.loads(content)
    reason = _unfit(order)
    if reason:
        return _reply("stop", reason)
    try:
        try:
            result = _run_and_judge(order)
        except TemplateLost:  # not the submission's fault: once more, off a template of its own
            result = _run_and_judge(order)
        return _reply("result", result)
    except SandboxUnavailable as error:
        return _reply("stop", str(error))
    except Exception as error:
        return _reply("failed", f"the grader could not judge it: {type(error).__name__}: {error}")


def _reply(kind: str, value: Any) -> bytes:
    return json.dumps({kind: value}, ensure_ascii=True).encode("ascii")


def _unfit(order: dict[str, Any]) -> str:
    """Say why this worker would come to other verdicts than the machine that asks, if it would."""
    if code_fingerprint(order["unit"]) != order["code"]:
        return "a worker has another version of the course's code than the machine that asks; bring both to the same."
    here, there = environment(), order["environment"]
    differing = [
        f"{name} {here.get(name, 'missing')} instead of {there.get(name, 'none')}"
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    ]
    return f"a worker has {', '.join(differing)}; bring both to the same." if differing else ""


def _run_and_judge(order: dict[str, Any]) -> dict[str, Any]:
    cells = tuple(Cell(f"cell-{number}", cell["source"]) for number, cell in enumerate(order["cells"], 1))
    files = {name: base64.b64decode(data) for name, data in order["files"].items()}
    started = time.perf_counter()
    with _runner(order) as runner, runner.open(Program(cells, files, stand_ins=names())) as session:
        verdicts, examples = {}, {}
        for cell in order["cells"]:
            exercise = find_exercise(cell["exercise"]) if cell["exercise"] else None
            if exercise is not None:
                verdict = judge(exercise, asker_of(session), order["seed"])
                verdicts[exercise.id] = verdict.to_json()
                if verdict.status == "wrong":
                    examples[exercise.id] = public_example(exercise, asker_of(session))
        runner.check()
        return {
            "cells": [
                {"id": report.id, "status": report.status, "seconds": round(report.seconds, 4)}
                for report in session.cells
            ],
            "outputs": [report.outputs for report in session.cells],
            "verdicts": verdicts,
            "examples": examples,
            "seconds": round(time.perf_counter() - started, 3),
            "peak_memory": getattr(session, "peak_memory", None),
            "suspicious": list(getattr(session, "suspicious", ())),
        }


def borrow(descriptor: int, preload: Sequence[str]) -> None:
    """Run the next submissions off a template that another process keeps.

    Parameters
    ----------
    descriptor
        Of a line that was lent, see `autograder.runner.shared`.
    preload
        What that template has imported.
    """
    _lent.append((Line(socket.socket(fileno=descriptor)), tuple(preload)))


_lent: list[tuple[Line, tuple[str, ...]]] = []
# A Dask worker may have several threads; a runner serves one submission at a time.
_idle: list[Runner] = []
_lock = threading.Lock()


@contextmanager
def _runner(order: dict[str, Any]) -> Iterator[Runner]:
    """Borrow a warm runner that has imported what the submission's cells import."""
    limits = Limits(**order["limits"])
    wanted = wanted_modules(cell["source"] for cell in order["cells"])
    with _lock:
        runner = _idle.pop() if _idle else None
    if runner is not None and not (
        wanted <= set(runner.preload) and runner.limits == limits and runner.sandbox == order["sandbox"]
    ):
        wanted |= set(runner.preload)
        runner.close()
        runner = None
    if runner is None and _lent and order["sandbox"]:
        line, preload = _lent.pop()
        if wanted <= set(preload):
            runner = Runner(limits=limits, preload=preload, lent=line)
        else:
            line.close()
    if runner is None:
        runner = Runner(sandbox=order["sandbox"], limits=limits, preload=in_order(wanted))
    try:
        yield runner
    except BaseException:
        runner.close()
        raise
    with _lock:
        _idle.append(runner)


@atexit.register
def _close_runners() -> None:
    while _idle:
        _idle.pop().close()
