"""Runners and worlds begin and end in order, whoever runs them and however they end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.runner import Cell, Limits, Program, Runner, SandboxUnavailable, TemplateLost
from autograder.runner.inside import kernel

REPOSITORY = Path(autograder.__file__).resolve().parents[1]
SLEEPER = Program((Cell("a", "import subprocess\nsubprocess.Popen(['sleep', '600'])\nprint('asleep')"),))

# A host that opens a submission with a sleeping process, says so, and waits.
HOST = """
import json, os, sys, time
from autograder.runner import Cell, Program, Runner
runner = Runner()
session = runner.open(Program((Cell("a", "import subprocess\\nsubprocess.Popen(['sleep', '600'])\\nprint(7)"),)))
print(json.dumps({"uid": os.getuid(), "status": session.cells[0].status, "text": session.cells[0].outputs}), flush=True)
if sys.argv[1:] == ["wait"]:
    time.sleep(600)
session.close()
runner.close()
"""


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(REPOSITORY), "HOST": HOST}


@pytest.mark.parametrize("sandbox", [True, False])
def test_closing_a_runner_ends_all_that_is_open(sandbox: bool, watch: Any, request: pytest.FixtureRequest) -> None:
    if sandbox:
        request.getfixturevalue("contained")  # skips where there is none
        watch = type(watch)()  # without the process of that one
    runner = Runner(sandbox=sandbox)
    first, second = runner.open(SLEEPER), runner.open(SLEEPER)
    assert [session.cells[0].status for session in (first, second)] == ["done", "done"]
    assert len(watch.new()) == 7  # template, and twice: supervisor, submission, sleeper
    second.close()
    assert len(watch.new()) == 4
    first.close()
    runner.close()
    assert not watch.new()


def test_closing_twice_is_allowed() -> None:
    runner = Runner(sandbox=False)
    session = runner.open(Program(()))
    session.close()
    session.close()
    runner.close()
    runner.close()


@pytest.mark.usefixtures("contained")
def test_a_killed_host_takes_everything_along(gone: Callable[..., bool], watch: Any) -> None:
    host = subprocess.Popen([sys.executable, "-c", HOST, "wait"], stdout=subprocess.PIPE, env=environment())
    assert host.stdout is not None
    assert json.loads(host.stdout.readline())["status"] == "done"
    family = watch.new() - {host.pid}
    assert len(family) == 4
    host.kill()
    host.wait()
    host.stdout.close()
    assert gone(family, 5.0)


def test_a_killed_host_leaves_no_folder(gone: Callable[..., bool], watch: Any, tmp_path: Path) -> None:
    host = subprocess.Popen(
        [sys.executable, "-c", HOST.replace("Runner()", "Runner(sandbox=False)"), "wait"],
        stdout=subprocess.PIPE,
        env=environment() | {"TMPDIR": str(tmp_path)},
    )
    assert host.stdout is not None
    assert json.loads(host.stdout.readline())["status"] == "done"
    family = watch.new() - {host.pid}
    assert len(family) == 4
    host.kill()
    host.wait()
    host.stdout.close()
    assert gone(family, 5.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("contained")
def test_a_killed_template_takes_everything_along_and_is_replaced(gone: Callable[..., bool], watch: Any) -> None:
    with Runner() as runner:
        with runner.open(SLEEPER):
            family = watch.new()
            runner.check()
            os.kill(runner._template._process.pid, signal.SIGKILL)
            assert gone(family, 5.0)
            with pytest.raises(TemplateLost):
                runner.check()
        with runner.open(Program((Cell("a", "1 + 1"),))) as session:
            assert session.cells[0].status == "done"


def test_asking_a_world_that_is_gone_loses_the_cases(contained: Runner) -> None:
    from pixelgrad.check.case import Case, Lost

    with contained.open(Program((Cell("a", "def f(): return 1"),))) as session:
        session._world._line.close()
        outcomes = session.ask(["f"], [Case("a", ())] * 3, 1)
    assert [type(outcome) for outcome in outcomes] == [Lost] * 3


@pytest.mark.usefixtures("contained")
@pytest.mark.skipif(os.getuid() != 0, reason="all other tests show this already")
@pytest.mark.skipif(not (shutil.which("unshare") and shutil.which("setpriv")), reason="needs unshare and setpriv")
def test_it_works_for_an_ordinary_user(tmp_path: Path) -> None:
    # The interpreter may lie in a folder of root that others cannot enter: in a mount namespace of its own, it can be
    # entered without a change to the machine.
    home = Path("/root")
    script = tmp_path / "as_user.sh"
    script.write_text(
        "set -e\n"
        f"mkdir {tmp_path}/home && mount --rbind {home} {tmp_path}/home && mount -t tmpfs -o mode=755 none {home}\n"
        f"cd {tmp_path}/home && for name in * .[!.]*; do\n"
        '  if [ ! -d "$name" ] || [ -h "$name" ]; then continue; fi\n'
        f'  mkdir "{home}/$name"; mount --rbind "$name" "{home}/$name"\n'
        "done\n"
        f'cd / && exec setpriv --reuid=65534 --regid=65534 --clear-groups {sys.executable} -c "$HOST"\n'
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", str(script)], capture_output=True, text=True, check=False, env=environment()
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["uid"], said["status"], said["text"][0]["text"]) == (65534, "done", "7\n")


@pytest.mark.usefixtures("contained")
@pytest.mark.skipif(
    os.getuid() != 0 or not shutil.which("unshare"), reason="needs root, to mount this Python elsewhere"
)
def test_an_environment_below_tmp_is_seen_there_beside_the_submissions_own_files(tmp_path: Path) -> None:
    source = "import os; open('/tmp/own', 'w').write('x'); print(sorted(os.listdir('/tmp')))"
    script = (
        "from autograder.runner import Cell, Program, Runner\n"
        f"with Runner() as r, r.open(Program((Cell('a', {source!r}),), main=False)) as s:\n"
        "    print(s.cells[0].outputs[0]['text'], end='')\n"
    )
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        place = f"mkdir {folder}/env; mount --rbind {sys.prefix} {folder}/env; cd /"
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", f'{place}; exec {folder}/env/bin/python -c "$SCRIPT"'],
            capture_output=True,
            text=True,
            check=False,
            env=environment() | {"SCRIPT": script},
        )
    assert done.stdout == f"{sorted([Path(folder).name, 'own'])}\n", done.stderr


def test_without_user_namespaces_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "supported", lambda: False)
    with pytest.raises(SandboxUnavailable, match="--no-sandbox"):
        Runner()


@pytest.mark.usefixtures("contained")
@pytest.mark.skipif(os.getuid() != 0, reason="only root may set the limit")
def test_a_machine_that_forbids_user_namespaces_is_told_from_a_fault() -> None:
    forbid = "echo 0 > /proc/sys/user/max_user_namespaces"
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "sh", "-c", f'{forbid}; exec {sys.executable} -c "$HOST"'],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode != 0
    assert "SandboxUnavailable: The sandbox could not be built" in done.stderr
    assert "autograder doctor" in done.stderr
    assert "--no-sandbox" in done.stderr


def test_without_a_sandbox_the_grader_is_not_on_the_path_and_a_folder_is_left_clean(tmp_path: Path) -> None:
    runner = Runner(sandbox=False)
    cells = (Cell("a", "import autograder"), Cell("b", "open('file', 'w').write('x')\nimport os; print(os.getcwd())"))
    with runner.open(Program(cells)) as session:
        first, second = session.cells
        folder = Path(second.outputs[0]["text"].strip())
        assert first.outputs[0]["ename"] == "ModuleNotFoundError"
        assert folder.is_dir()
    assert not folder.exists()
    runner.close()
    assert not folder.parents[1].exists()


def test_a_module_that_is_not_installed_is_not_preloaded() -> None:
    with (
        Runner(sandbox=False, preload=("numpy", "no_such_module")) as runner,
        runner.open(Program((Cell("a", "1"),))) as session,
    ):
        assert session.cells[0].status == "done"


def test_a_small_answer_takes_little_time(contained: Runner) -> None:
    from pixelgrad.check.case import Case

    program = Program((Cell("answer.py", "def f(x):\n    return x + 1\n"),), main=False)
    seconds = []
    for _ in range(10):
        started = time.perf_counter()
        with contained.open(program) as session:
            session.ask(["f"], [Case("a", (1,))], 5)
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.2  # about 0.02 on a machine at rest


def test_sessions_leave_no_descriptor_open(contained: Runner) -> None:
    from pixelgrad.check.case import Case

    def run() -> int:
        with contained.open(Program((Cell("a", "import os\ndef f(x):\n    os._exit(x)"),))) as session:
            session.ask(["f"], [Case("a", (1,))] * 2, 5)
        return len(os.listdir("/proc/self/fd"))

    assert run() == run() == run()


def test_many_slow_cells_together_have_a_limit_too() -> None:
    slow = tuple(Cell(f"{number}", "import time; time.sleep(0.4)") for number in range(20))
    with (
        Runner(sandbox=False, limits=Limits(wall_seconds=0.2)) as runner,
        runner.open(Program((*slow, Cell("b", "1")))) as session,
    ):
        statuses = [cell.status for cell in session.cells]
    assert set(statuses[:5]) == {"timed out"}
    assert statuses[-1] == "skipped"
    assert session.cells[-1].outputs[0]["text"] == "[not run: the cells before it took too long]\n"


def test_files_that_are_too_large_are_said_to_be(contained: Runner) -> None:
    program = Program((Cell("a", "1"),), files={"large": bytes(17 * 2**20)})
    with contained.open(program) as session:
        assert session.cells[0].status == "skipped"
        assert session.cells[0].outputs[0]["text"] == "[not run: its files need more than 16 MiB]\n"


def test_without_a_sandbox_a_killed_supervisor_loses_what_is_asked_next_and_leaves_nothing(watch: Any) -> None:
    from pixelgrad.check.case import Case, Lost

    source = "import os\ndef f(x):\n    os.kill(os.getppid(), 9)\n    os.kill(x, 9)\n"
    with Runner(sandbox=False) as runner:
        with runner.open(Program((Cell("a", "import os; x = os.getppid()\n" + source), Cell("b", "x")))) as session:
            supervisor = int(session.cells[1].outputs[0]["data"]["text/plain"])
            assert len(session.ask(["f"], [Case("a", (supervisor,))] * 2, 5)) == 2
            assert [type(outcome) for outcome in session.ask(["f"], [Case("a", (1,))], 5)] == [Lost]
        assert len(watch.new()) == 1  # the template


def test_of_two_files_that_cannot_both_be_the_first_stands(contained: Runner) -> None:
    program = Program((Cell("a", "print(open('a').read())"),), files={"a": b"first", "a/b": b"second"})
    with contained.open(program) as session:
        assert session.cells[0].outputs[0]["text"] == "first\n"


def test_a_python_that_the_sandbox_cannot_read_is_told_from_a_missing_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.runner.template._PROGRAM", "import sys; sys.exit('no package here')")
    with pytest.raises(SandboxUnavailable, match="no package here"):
        Runner(sandbox=False)


def test_limits_have_the_defaults_of_the_course() -> None:
    assert Limits() == Limits(2 * 2**30, 60.0, 120.0, 64, 256 * 2**20, 8 * 2**20)
