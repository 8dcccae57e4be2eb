"""The local pool outlives its workers."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from autograder.course.errors import GradingError
from autograder.course.fingerprint import code_fingerprint, environment
from autograder.course.job import Inputs, Job, write_job
from autograder.course.pool import LocalPool
from autograder.runner import Limits, Runner, SandboxUnavailable
from autograder.runner.preload import in_order

# A worker that does what its job says; it shares only the form of the messages with the real one.
WORKER = """
import json, os, sys, time
from autograder.course.worker import read_block, write_block
while (block := read_block(sys.stdin.buffer)) is not None:
    order = json.loads(block)
    with open(order["log"], "a") as log:
        log.write(f"{os.getpid()}\\n")
    runs = len(open(order["log"]).readlines())
    if runs <= order.get("deaths", 0):
        os.kill(os.getpid(), 9)
    time.sleep(order.get("sleep", 0))
    write_block(sys.stdout.buffer, json.dumps(order["reply"]).encode())
"""
COMMAND = (sys.executable, "-c", WORKER)


@pytest.fixture
def make_job(tmp_path):
    def make(key, reply=None, **order):
        log = str(tmp_path / f"{key}.log")
        return Job(key, json.dumps({"reply": reply or {"result": {"key": key}}, "log": log, **order}).encode())

    return make


@pytest.fixture
def pool():
    pool = LocalPool(2, patience=5, command=COMMAND)
    yield pool
    pool.close()


def pids(tmp_path, key):
    return (tmp_path / f"{key}.log").read_text().split()


def test_all_jobs_come_back_each_once(pool, make_job):
    ends = list(pool.run(make_job(f"job{n}") for n in range(25)))
    assert sorted(end.key for end in ends) == sorted(f"job{n}" for n in range(25))
    assert all(end.result == {"key": end.key} for end in ends)


def test_jobs_are_drawn_only_as_fast_as_they_are_run(pool, make_job):
    drawn = []
    ends = pool.run(drawn.append(n) or make_job(f"job{n}") for n in range(50))
    next(ends)
    assert len(drawn) < 15
    assert len(list(ends)) == 49


def test_a_worker_that_dies_is_replaced_and_its_job_run_again(pool, make_job, tmp_path):
    ends = {end.key: end for end in pool.run([make_job("hard", deaths=2), *(make_job(f"job{n}") for n in range(6))])}
    assert ends["hard"].result == {"key": "hard"}
    assert len(set(pids(tmp_path, "hard"))) == 3
    assert len(ends) == 7


def test_a_job_is_run_again_at_most_twice_and_then_reported(pool, make_job, tmp_path):
    ends = {end.key: end for end in pool.run([make_job("deadly", deaths=99), make_job("other")])}
    assert ends["deadly"].result is None
    assert "3 workers died" in ends["deadly"].reason
    assert "signal 9" in ends["deadly"].reason
    assert len(pids(tmp_path, "deadly")) == 3
    assert ends["other"].result


def test_a_worker_that_does_not_answer_is_ended_and_its_job_reported(make_job, tmp_path):
    pool = LocalPool(1, patience=1, command=COMMAND)
    try:
        ends = {end.key: end for end in pool.run([make_job("endless", sleep=60), make_job("other")])}
    finally:
        pool.close()
    assert "not judged within 1 s" in ends["endless"].reason
    assert len(pids(tmp_path, "endless")) == 1
    assert ends["other"].result


def test_a_worker_that_can_run_nothing_stops_the_run(pool, make_job):
    with pytest.raises(GradingError, match="no sandbox here"):
        list(pool.run([make_job("first", reply={"stop": "no sandbox here"}), make_job("second")]))


def test_closing_ends_workers_in_the_middle_of_their_jobs(make_job, tmp_path):
    pool = LocalPool(2, command=COMMAND)
    ends = pool.run([make_job("short"), make_job("long", sleep=60)])
    next(ends)
    while not (tmp_path / "long.log").exists():
        time.sleep(0.05)
    started = time.monotonic()
    pool.close()
    assert time.monotonic() - started < 5
    assert not any(_alive(int(pid)) for key in ("short", "long") for pid in pids(tmp_path, key))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def contained():
    try:
        Runner(preload=()).close()
    except SandboxUnavailable as reason:
        pytest.skip(f"no sandbox on this machine: {reason}")


@pytest.mark.usefixtures("contained")
def test_workers_run_submissions_off_one_template_and_do_without_when_it_is_gone():
    inputs = Inputs("01_images", code_fingerprint("01_images"), "", environment(), asdict(Limits()), True)
    cell = {"cell_type": "code", "source": "1 + 1", "metadata": {}}

    def job(number):
        return write_job(f"job{number}", inputs, 1, {"cells": [cell]}, {})

    def run():
        results = [end.result for end in pool.run(map(job, range(4)))]
        assert [result["cells"][0]["status"] for result in results] == ["done"] * 4

    def own_templates():
        workers = [process.pid for process in pool._processes.values()]
        return [Path(f"/proc/{pid}/task/{pid}/children").read_text().split() for pid in workers]

    pool = LocalPool(2, preload=in_order(()))
    try:
        run()
        assert own_templates() == [[], []]
        pool._template.close()
        run()
        assert any(own_templates())
    finally:
        pool.close()
