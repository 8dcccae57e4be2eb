"""The same jobs on a Dask cluster, with a real scheduler and real workers as separate processes."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from distributed import Client

from autograder.course.cluster import Cluster
from autograder.course.errors import GradingError
from autograder.course.job import Job

HERE = Path(__file__).parent
# What the workers run in the place of the real computation, where a test is about the cluster alone.
WORK = """
import json, os, time

def work(content):
    order = json.loads(content)
    with open(order["log"], "a") as log:
        log.write(f"{os.getpid()}\\n")
    if len(open(order["log"]).readlines()) <= order.get("deaths", 0):
        os.kill(os.getpid(), 9)
    time.sleep(order.get("sleep", 0))
    return json.dumps({"result": {"worker": os.getpid()}}).encode()
"""


class Machines:
    """A scheduler and workers, started by the commands that anybody would use."""

    def __init__(self, folder: Path, prefix: dict[str, list[str]] | None = None, host: str = "127.0.0.1") -> None:
        self.folder = folder
        self.prefix = prefix or {}
        self.host = host
        with socket.socket() as any_socket:
            any_socket.bind(("127.0.0.1", 0))
            self.port = any_socket.getsockname()[1]
        self.address = f"tcp://{host}:{self.port}"
        self.processes: dict[str, subprocess.Popen] = {}

    def start(self, name: str, *command: str) -> None:
        paths = os.pathsep.join([str(HERE.parents[2]), str(self.folder)])
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [*self.prefix.get(name, []), sys.executable, "-m", "dask", *command],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": paths},
                start_new_session=True,
            )

    def start_scheduler(self) -> None:
        self.start("scheduler", "scheduler", "--host", self.host, "--port", str(self.port), "--no-dashboard")

    def start_worker(self, name: str, *options: str) -> None:
        local = str(self.folder / f"{name}-space")
        settings = ("--nthreads", "1", "--no-dashboard", "--local-directory", local, "--memory-limit", "0")
        self.start(name, "worker", self.address, *settings, *options)

    def stop(self, name: str, number: int = signal.SIGKILL) -> None:
        process = self.processes.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        process.wait(20)

    def stop_all(self) -> None:
        for name in list(self.processes):
            self.stop(name)

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))


@pytest.fixture
def machines(tmp_path):
    folder = tmp_path / "machines"
    folder.mkdir()
    (folder / "cluster_work.py").write_text(WORK)
    machines = Machines(folder)
    yield machines
    machines.stop_all()


@pytest.fixture
def work(machines, monkeypatch):
    """Return the function that the workers import, and what makes jobs for it."""
    monkeypatch.syspath_prepend(str(machines.folder))
    sys.modules.pop("cluster_work", None)
    import cluster_work

    return cluster_work.work


@pytest.fixture
def make_job(tmp_path):
    def make(key, **order):
        return Job(key, json.dumps({"log": str(tmp_path / f"{key}.log"), **order}).encode())

    return make


def runs(tmp_path, key):
    path = tmp_path / f"{key}.log"
    return path.read_text().split() if path.exists() else []


def when(condition, then, patience=60.0):
    """Do something in the background as soon as a condition holds."""

    def wait():
        deadline = time.monotonic() + patience
        while not condition() and time.monotonic() < deadline:
            time.sleep(0.05)
        then()

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    return thread


def test_two_workers_come_to_the_verdicts_of_one_machine(class_, make_class, machines, tmp_path):
    class_.fill(8)
    shutil.copytree(class_.root, tmp_path / "here")
    here = make_class(tmp_path / "here")
    machines.start_scheduler()
    for name in ("one", "two"):
        machines.start_worker(name, "--no-nanny")
    done = class_.command(
        "grade", class_.UNIT, "--scheduler", machines.address, "--seed", str(class_.SEED), "--no-sandbox", "--json"
    )
    assert done.returncode == 0, done.stderr + machines.logs()
    assert {one["state"] for one in json.loads(done.stdout)["done"]} == {"graded"}
    here.grade()
    assert class_.rows() == here.rows()


def test_a_worker_that_dies_is_survived(machines, work, make_job, memory, tmp_path):
    machines.start_scheduler()
    for name in ("one", "two"):
        machines.start_worker(name, "--no-nanny")
    cluster = Cluster(machines.address, memory.say, work=work)
    try:
        ends = {end.key: end for end in cluster.run([*_jobs(make_job, 4), make_job("hard", deaths=1, sleep=0.2)])}
    finally:
        cluster.close()
    assert len(ends) == 5
    assert all(end.result for end in ends.values())
    assert len(runs(tmp_path, "hard")) == 2


def test_workers_profile_before_and_after_and_not_while_they_grade(machines, work, make_job, memory):
    machines.start_scheduler()
    machines.start_worker("one", "--no-nanny")
    with Client(machines.address, set_as_default=False) as observer:
        observer.wait_for_workers(1, timeout=60)
        before = profiling(observer)
        cluster = Cluster(machines.address, memory.say, work=work)
        try:
            list(cluster.run([make_job("first")]))
            machines.start_worker("two", "--no-nanny")  # one that comes later
            observer.wait_for_workers(2, timeout=60)
            during = profiling(observer)
        finally:
            cluster.close()
        after = profiling(observer)
    assert before == ["profile", "tick"]
    assert during == []
    assert after == ["profile"] * 2 + ["tick"] * 2


def profiling(client):
    """Return which callbacks of Dask's profiler run, on all workers."""

    def running(dask_worker):
        callbacks = dask_worker.periodic_callbacks
        return [name for name in ("profile", "tick") if name in callbacks and callbacks[name].is_running()]

    return sorted(name for names in client.run(running).values() for name in names)


def test_a_job_that_kills_its_workers_is_run_three_times_and_then_reported(machines, work, make_job, memory, tmp_path):
    machines.start_scheduler()
    machines.start_worker("one")  # with a nanny, which starts it again each time
    cluster = Cluster(machines.address, memory.say, work=work)
    try:
        ends = {end.key: end for end in cluster.run([make_job("deadly", deaths=99), make_job("other", sleep=0.1)])}
    finally:
        cluster.close()
    assert ends["deadly"].result is None
    assert "3 times" in ends["deadly"].reason
    assert len(runs(tmp_path, "deadly")) == 3
    assert ends["other"].result


def test_a_scheduler_that_dies_and_comes_back_is_survived(machines, work, make_job, memory, tmp_path):
    machines.start_scheduler()
    machines.start_worker("one", "--no-nanny")

    def replace():
        machines.stop("scheduler")
        machines.stop("one")
        machines.start_scheduler()
        machines.start_worker("one", "--no-nanny")

    cluster = Cluster(machines.address, memory.say, work=work)
    thread = when(lambda: runs(tmp_path, "job2"), replace)
    try:
        ends = [end.key for end in cluster.run(_jobs(make_job, 8, sleep=0.3))]
    finally:
        cluster.close()
        thread.join()
    assert sorted(ends) == sorted(f"job{n}" for n in range(8))
    assert any("is gone" in sentence for sentence in memory.said)
    assert any("is back" in sentence for sentence in memory.said)


def test_a_scheduler_that_stays_away_ends_the_run_in_plain_words(machines, work, make_job, memory, tmp_path):
    machines.start_scheduler()
    machines.start_worker("one", "--no-nanny")
    cluster = Cluster(machines.address, memory.say, patience=2, work=work)
    thread = when(lambda: runs(tmp_path, "job1"), lambda: machines.stop("scheduler"))
    ends = []
    try:
        with pytest.raises(GradingError, match="What is done is saved; run the same command again"):
            ends.extend(cluster.run(_jobs(make_job, 20, sleep=0.3)))
    finally:
        cluster.close()
        thread.join()


def test_an_address_where_no_scheduler_is_is_said_so(machines, memory):
    with pytest.raises(GradingError, match=f"No Dask scheduler answers at {machines.address}"):
        Cluster(machines.address, memory.say, patience=1)


def test_a_scheduler_without_workers_is_waited_for_and_then_given_up(machines, work, make_job, memory):
    machines.start_scheduler()
    cluster = Cluster(machines.address, memory.say, patience=1, work=work)
    try:
        with pytest.raises(GradingError, match="has had no worker for 1 s"):
            list(cluster.run(_jobs(make_job, 1)))
    finally:
        cluster.close()
    assert any("has no worker; waiting" in sentence for sentence in memory.said)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0 or shutil.which("ip") is None,
    reason="making network namespaces needs root and iproute2",
)
def test_workers_on_another_network_are_reached(class_, tmp_path):
    name = f"px{os.getpid() % 10000}"
    here, there = ["ip", "netns", "exec", f"{name}a"], ["ip", "netns", "exec", f"{name}b"]
    folder = tmp_path / "machines"
    folder.mkdir()
    machines = Machines(folder, {"scheduler": here, "one": there, "two": there}, host="10.99.7.1")
    try:
        for command in (
            f"ip netns add {name}a",
            f"ip netns add {name}b",
            f"ip link add {name}v netns {name}a type veth peer name {name}w netns {name}b",
            f"ip -n {name}a addr add 10.99.7.1/24 dev {name}v",
            f"ip -n {name}b addr add 10.99.7.2/24 dev {name}w",
            *(
                f"ip -n {name}{end} link set {link} up"
                for end in "ab"
                for link in ("lo", f"{name}{'vw'['ab'.index(end)]}")
            ),
        ):
            made = subprocess.run(command.split(), capture_output=True, text=True)
            if made.returncode:
                pytest.skip(f"this machine does not let root make network namespaces: {made.stderr.strip()}")
        class_.fill(4)
        machines.start_scheduler()
        machines.start_worker("one", "--no-nanny")
        machines.start_worker("two", "--no-nanny")
        options = ("--scheduler", machines.address, "--seed", str(class_.SEED), "--no-sandbox")
        command = [*here, sys.executable, "-m", "autograder.cli", "grade", class_.UNIT, *options]
        done = subprocess.run(command, cwd=class_.root, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr + machines.logs()
    finally:
        machines.stop_all()
        for end in "ab":
            subprocess.run(["ip", "netns", "del", f"{name}{end}"], capture_output=True)
    points = {student: sum(scores.values()) for student, scores in class_.scores().items()}
    assert points["s000"] == 7
    assert points["s003"] == 0


def _jobs(make_job, count, **order):
    return [make_job(f"job{n}", **order) for n in range(count)]
