"""A grader that is killed leaves nothing wrong behind, and the next run finishes its work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time

import pytest

from autograder.course.errors import GradingError
from autograder.course.lock import only_one

STUDENTS = 12
KILLS = 4


@pytest.fixture
def start(class_):
    """Return what starts `autograder grade` as a process of its own."""
    started = []

    def start(*more):
        command = ("grade", class_.UNIT, "--workers", "2", "--seed", str(class_.SEED), "--no-sandbox", *more)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "capture_output": False}
        process = class_.command(*command, start=_popen, **pipes)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def _popen(command, **how):
    how.pop("capture_output")
    return subprocess.Popen(command, **how)


def check_consistent(class_):
    """Every score has its notebook, nobody has two submissions, no submission has half its scores."""
    rows = class_.rows()
    graded = [row["student_id"] for row in rows["submissions"]]
    assert len(graded) == len(set(graded))
    assert len(rows["grades"]) == 4 * len(graded)
    for student in graded:
        assert class_.graded(student)["cells"]
    assert all(row["auto_score"] is not None for row in rows["grades"] if row["name"] != "essay")
    return len(graded)


def test_runs_killed_at_random_moments_add_up_to_an_undisturbed_one(class_, start, make_class, tmp_path):
    class_.fill(STUDENTS)
    shutil.copytree(class_.root, tmp_path / "undisturbed")
    undisturbed = make_class(tmp_path / "undisturbed")
    undisturbed.grade()
    chance = random.Random()
    reached = []
    for kill in range(KILLS):
        process = start()
        # Somewhere between the first new result and the last graded notebook; each next kill comes a little later.
        pattern = "autograded/*" if kill % 2 else ".autograder/*/results/[!.]*.cells.json"
        target = (kill + 1) * STUDENTS // (KILLS + 1)
        while process.poll() is None and len(list(class_.root.glob(pattern))) < target:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.wait()
        reached.append(check_consistent(class_))
    assert reached == sorted(reached)
    last = start()
    assert last.wait(300) == 0
    assert check_consistent(class_) == STUDENTS
    assert class_.rows() == undisturbed.rows()
    desk = class_.root / ".autograder" / class_.UNIT
    assert [path.name for path in desk.iterdir()] == ["results"]
    assert not [path for path in (desk / "results").iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="reads /proc")
def test_a_killed_grader_leaves_no_process(class_, start):
    class_.hand_in("slow", {"to_float-answer": "import time\ntime.sleep(60)"})
    process = start()
    workers = set()
    while len(workers) < 4:  # the workers, a template, the submission
        assert process.poll() is None
        workers |= set(_descendants(process.pid))
        time.sleep(0.1)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while (left := [pid for pid in workers if os.path.exists(f"/proc/{pid}")]) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not left


def test_ctrl_c_ends_a_run_in_order_and_the_next_goes_on(class_, start):
    class_.fill(6)
    class_.hand_in("t-slow", {"to_float-answer": "import time\ntime.sleep(20)"})
    process = start()
    deadline = time.monotonic() + 120
    while not any((class_.root / "autograded").glob("*")) and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 130, said
    assert "the same command goes on" in said
    assert "Traceback" not in said
    done = check_consistent(class_)
    assert done >= 1
    assert len(class_.grade("s005", "s000").unchanged) <= done


def test_two_graders_do_not_work_in_one_course(class_, tmp_path):
    class_.fill(1)
    with only_one(class_.root / ".autograder" / "lock"):
        said = class_.command("grade", class_.UNIT, "--no-sandbox")
        with pytest.raises(GradingError, match=f"process {os.getpid()}"):
            class_.grade()
    assert said.returncode == 2
    assert f"process {os.getpid()}" in said.stderr


def _descendants(pid):
    children = []
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as file:
            children += [int(child) for child in file.read().split()]
    return children + [one for child in children for one in _descendants(child)]
