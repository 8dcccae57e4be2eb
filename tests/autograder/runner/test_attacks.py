"""What hostile code tries from inside the sandbox, and what becomes of it."""

from __future__ import annotations

import os
import re
import socket
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import autograder
from autograder.runner import Cell, Program, Runner, Session
from pixelgrad.check.case import Case, Lost, Outcome, Overdue, Raised, Returned

# An innocent exercise stands beside every attack: whatever the attack does, this one must be answered.
INNOCENT = "def innocent(x):\n    return float(np.sum(x))\n"
ONE = [Case("group", (np.arange(3),))]
Attack = Callable[..., list[Outcome]]


def program(source: str) -> Program:
    return Program((Cell("answer.py", INNOCENT + source),), main=False)


def ask_innocent(session: Session) -> None:
    (outcome,) = session.ask(["innocent"], ONE, 10)
    assert isinstance(outcome, Returned), outcome
    assert outcome.value == 3.0


@pytest.fixture
def attack(contained: Runner, watch: Any) -> Attack:
    """Ask `f` of a source, see that the innocent exercise is unharmed, and that nothing is left behind."""

    def run(source: str, cases: list[Case] = ONE, time_limit: float = 5.0) -> list[Outcome]:
        with contained.open(program(source)) as session:
            outcomes = session.ask(["f"], cases, time_limit)
            ask_innocent(session)
        assert not watch.new()
        return outcomes

    return run


def value_of(outcomes: list[Outcome]) -> object:
    (outcome,) = outcomes
    assert isinstance(outcome, Returned), outcome
    return outcome.value


# -------------------------------------------------------------------------------------------------------- processes


def test_ending_the_process_loses_the_case(attack: Attack) -> None:
    assert attack("import os\ndef f(x): os._exit(0)") == [Lost("its process ended itself (exit code 0)")]


def test_a_crash_in_c_code_is_told_as_such(attack: Attack) -> None:
    assert attack("import ctypes\ndef f(x): ctypes.string_at(0)") == [
        Lost("its process was ended by the signal SIGSEGV")
    ]


def test_killing_the_parent_hits_nobody_else(attack: Attack) -> None:
    outcomes = attack("import os\ndef f(x):\n    os.kill(os.getppid(), 9)\n    return 1\n")
    assert isinstance(outcomes[0], Returned | Lost)


def test_killing_the_supervisor_does_nothing(attack: Attack) -> None:
    assert value_of(attack("import os\ndef f(x):\n    os.kill(1, 9)\n    return 1\n")) == 1


def test_killing_everything_hits_nobody_else(attack: Attack) -> None:
    attack("import os\ndef f(x):\n    os.kill(-1, 9)\n    return 1\n")


def test_a_fork_bomb_ends_with_its_exercise(attack: Attack) -> None:
    source = "import os\ndef f(x):\n    while True:\n        try: os.fork()\n        except OSError: pass\n"
    assert isinstance(attack(source, time_limit=1.0)[0], Overdue | Lost)


def test_a_fork_bomb_in_a_cell_ends_with_the_cell(contained: Runner) -> None:
    bomb = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass\n"
    with contained.open(Program((Cell("bomb", bomb), Cell("a", INNOCENT)))) as session:
        assert session.cells[0].status in ("timed out", "died")
        ask_innocent(session)


def test_sleepers_that_a_cell_has_left_do_not_hold_up_the_questions(contained: Runner) -> None:
    cell = (
        "import os, time\n"
        "while True:\n"
        "    try:\n"
        "        if os.fork() == 0: time.sleep(600)\n"
        "    except OSError: break\n"
    )
    with contained.open(Program((Cell("sleepers", cell), Cell("a", INNOCENT)))) as session:
        assert [report.status for report in session.cells] == ["done", "done"]
        ask_innocent(session)


def test_a_daemon_does_not_survive(attack: Attack) -> None:
    source = (
        "import os, time\n"
        "def f(x):\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        if os.fork() == 0:\n"
        "            time.sleep(600)\n"
        "        os._exit(0)\n"
        "    return 1\n"
    )
    assert value_of(attack(source)) == 1


def test_a_daemon_of_a_cell_does_not_survive_the_session(contained: Runner, watch: Any) -> None:
    cell = Cell("a", "import subprocess\nsubprocess.Popen(['sleep', '600'], start_new_session=True)")
    with contained.open(Program((cell,))) as session:
        assert session.cells[0].status == "done"
        assert len(watch.new()) == 3  # supervisor, submission, daemon
    assert not watch.new()


def test_a_copy_that_returns_from_the_function_cannot_answer(attack: Attack) -> None:
    source = "import os\ndef f(x):\n    os.fork()\n    return 1\n"
    assert [outcome.value for outcome in attack(source, ONE * 5)] == [1] * 5


def test_a_copy_that_returns_from_a_cell_cannot_report(contained: Runner) -> None:
    cells = (Cell("a", "import os\nos.fork()\n"), Cell("b", "1"), Cell("c", "2"))
    with contained.open(Program(cells)) as session:
        assert [cell.outputs[0]["data"]["text/plain"] for cell in session.cells[1:]] == ["1", "2"]


def test_a_process_that_stops_itself_is_overdue(attack: Attack) -> None:
    source = "import os, signal\ndef f(x): os.kill(os.getpid(), signal.SIGSTOP)\n"
    assert attack(source, time_limit=0.5) == [Overdue(0.5)]


@pytest.mark.parametrize("how", ["threading.Thread(target=spin, daemon=False).start()", "sys.settrace(slow)"])
def test_what_is_left_running_does_not_hold_up_the_rest(contained: Runner, how: str) -> None:
    source = (
        "import sys, threading\n"
        "def spin():\n    while True: pass\n"
        "def slow(*a): return slow\n"
        f"def f(x):\n    {how}\n    return 1\n{how}\n"
    )
    with contained.open(program(source)) as session:
        assert value_of(session.ask(["f"], ONE, 5)) == 1
        ask_innocent(session)


def test_what_is_registered_for_the_end_does_not_run(attack: Attack) -> None:
    assert value_of(attack("import atexit, time\natexit.register(time.sleep, 600)\ndef f(x): return 1\n")) == 1


# --------------------------------------------------------------------------------------------------------- resources


def test_ten_gigabytes_are_a_memory_error(attack: Attack) -> None:
    (outcome,) = attack("def f(x):\n    return np.ones(10 * 2**27)\n")
    assert isinstance(outcome, Raised)
    assert "Memory" in outcome.kind


def test_ten_gigabytes_that_are_only_reserved_do_not_cross(attack: Attack) -> None:
    (outcome,) = attack("def f(x):\n    return np.broadcast_to(np.float64(1), (10 * 2**27,))\n")
    assert isinstance(outcome, Returned | Raised)
    assert "10240 MiB, too large" in repr(outcome) or "Memory" in repr(outcome)


def test_memory_of_several_processes_is_added_up(attack: Attack) -> None:
    source = (
        "import os, time\n"
        "def f(x):\n"
        "    for _ in range(3): os.fork()\n"
        "    a = np.ones(15 * 2**20)\n"
        "    time.sleep(30)\n"
    )
    assert attack(source, time_limit=20) == [Lost("it used more than 256 MiB of memory")]


def test_memory_of_a_process_that_hides_its_map_is_counted(attack: Attack) -> None:
    source = (
        "import ctypes, time\n"
        "def f(x):\n"
        "    ctypes.CDLL(None).prctl(4, 0)\n"
        "    a = np.ones(80 * 2**20)\n"
        "    time.sleep(30)\n"
    )
    assert attack(source, time_limit=20) == [Lost("it used more than 256 MiB of memory")]


def test_memory_is_watched_while_processes_come_and_go(attack: Attack) -> None:
    source = (
        "import os, time\n"
        "def f(x):\n"
        "    if os.fork() == 0:\n"
        "        while True:\n"
        "            if os.fork() == 0: os._exit(0)\n"
        "            os.waitpid(-1, 0)\n"
        "    for _ in range(3): os.fork()\n"
        "    a = np.ones(15 * 2**20)\n"
        "    time.sleep(30)\n"
    )
    assert attack(source, time_limit=20) == [Lost("it used more than 256 MiB of memory")]


def test_tables_of_pages_are_memory_too(attack: Attack) -> None:
    source = (
        "import mmap\n"
        "def f(x):\n"
        "    maps = [mmap.mmap(-1, 2**40, flags=mmap.MAP_PRIVATE | 0x4000, prot=mmap.PROT_READ) for _ in range(2)]\n"
        "    for m in maps:\n"
        "        for at in range(0, 2**40, 2**21): m[at]\n"
        "    return 1\n"
    )
    assert attack(source, time_limit=20) == [Lost("it used more than 256 MiB of memory")]


@pytest.mark.parametrize("line", ["os.memfd_create('x')", "SharedMemory", "libc.shmget(0, 2**20, 0o1600)"])
def test_memory_that_belongs_to_no_process_is_not_to_be_had_or_counts_as_disk(attack: Attack, line: str) -> None:
    if line == "SharedMemory":
        line = "[s.SharedMemory(create=True, size=2**20).buf.__setitem__(slice(None), bytes(2**20)) for _ in range(40)]"
    source = (
        "import ctypes, os\n"
        "import multiprocessing.shared_memory as s\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        f"def f(x):\n    return {line}\n"
    )
    (outcome,) = attack(source)
    if "shmget" in line:
        assert isinstance(outcome, Returned)
        assert outcome.value == -1
    else:
        assert isinstance(outcome, Raised | Lost)


def test_a_thread_of_the_submission_itself_that_takes_too_much_ends_it(contained: Runner) -> None:
    source = (
        "import threading, time\n"
        "def hoard():\n"
        "    time.sleep(0.3)\n"
        "    hoarded.append(np.ones(50 * 2**20))\n"
        "hoarded = []\n"
        "threading.Thread(target=hoard).start()\n"
        "def f(x):\n    time.sleep(20)\n"
    )
    with contained.open(program(source)) as session:
        assert session.ask(["f"], ONE, 30) == [Lost("it used more than 256 MiB of memory")]
        ask_innocent(session)


def test_cpu_time_of_several_processes_is_added_up(contained: Runner) -> None:
    cell = Cell("a", "import os\nfor _ in range(4): os.fork()\nwhile True: pass")
    with contained.open(Program((cell, Cell("b", INNOCENT)))) as session:
        assert session.cells[0].status in ("died", "timed out")
        ask_innocent(session)


@pytest.mark.parametrize("place", [".", "/tmp", "/dev/shm", "/box"])
def test_the_disk_is_full_soon(attack: Attack, place: str) -> None:
    source = f"def f(x):\n    for number in range(40):\n        open(f'{place}/{{number}}', 'wb').write(bytes(2**20))\n"
    (outcome,) = attack(source)
    assert isinstance(outcome, Raised)
    assert "No space left" in outcome.message


def test_many_small_files_are_too_many(attack: Attack) -> None:
    (outcome,) = attack("def f(x):\n    for number in range(100_000): open(str(number), 'w').close()\n")
    assert isinstance(outcome, Raised)
    assert outcome.kind == "OSError"


@pytest.mark.parametrize(
    "line", ["print('x' * 1000)", "os.write(1, b'x' * 1000)", "display('x' * 1000)", "sys.stderr.write('x' * 1000)"]
)
def test_endless_output_is_cut_off(contained: Runner, line: str) -> None:
    source = f"import os, sys\nfrom IPython.display import display\nfor _ in range(2000): {line}"
    with contained.open(Program((Cell("a", source), Cell("b", "1")))) as session:
        first, second = session.cells
    assert first.status == "done"
    assert len(repr(first.outputs)) < 2 * 2**16
    assert second.outputs[0]["data"]["text/plain"] == "1"


def test_limits_cannot_be_raised(attack: Attack) -> None:
    source = "import resource\ndef f(x):\n    resource.setrlimit(resource.RLIMIT_DATA, (2**40, 2**40))\n"
    assert isinstance(attack(source)[0], Raised)


# ------------------------------------------------------------------------------------------------- looking around


def test_nothing_of_the_repository_is_to_be_seen(attack: Attack) -> None:
    repository = Path(autograder.__file__).resolve().parents[1]
    source = (
        f"import os\ndef f(x):\n    p = {str(repository)!r}\n    return os.listdir(p) if os.path.exists(p) else []\n"
    )
    assert set(value_of(attack(source))) <= {".venv"}
    # Everywhere but in the system's and this Python's own folders, where such names mean other things.
    skipped = ("/proc", "/sys", "/usr", sys.prefix, sys.base_prefix)
    source = (
        "import os\n"
        "def f(x):\n"
        "    found = []\n"
        "    for folder, folders, files in os.walk('/'):\n"
        f"        folders[:] = [n for n in folders if os.path.join(folder, n) not in {skipped}]\n"
        "        found += folders + files\n"
        "    return sorted(set(found))\n"
    )
    names = set(value_of(attack(source, ONE, 60)))
    assert "pixelgrad" in names
    assert not names & {"autograder", "solutions", "exercises", "judging.py", "tests", "notebooks", "gradebook.db"}
    packages = sysconfig.get_paths()["purelib"]
    installed = f"{packages}/autograder"
    source = f"import os\ndef f(x):\n    return os.path.exists({installed!r}) and os.listdir({installed!r})\n"
    assert not value_of(attack(source))


@pytest.mark.parametrize("name", ["autograder", "autograder.exercises", "autograder.judge", "solutions"])
def test_the_grader_cannot_be_imported(attack: Attack, name: str) -> None:
    (outcome,) = attack(f"def f(x):\n    import {name}\n    return 1\n")
    assert isinstance(outcome, Raised)
    assert outcome.kind in ("ModuleNotFoundError", "ImportError")


def test_no_reference_is_in_memory(attack: Attack) -> None:
    source = (
        "import gc, sys\n"
        "def f(x):\n"
        "    names = [name for name in sys.modules if name.startswith('autograder')]\n"
        "    for thing in gc.get_objects():\n"
        "        kind = type(thing)\n"
        "        if kind.__name__ in ('Exercise', 'Paper', 'Misconception', 'Verdict'): names.append(repr(kind))\n"
        "        if str(getattr(thing, '__module__', '')).startswith('autograder'): names.append(repr(kind))\n"
        "    return names\n"
    )
    assert value_of(attack(source)) == []


def test_the_cases_still_to_come_are_not_in_memory(attack: Attack) -> None:
    source = (
        "import gc\n"
        "def f(x):\n"
        "    arrays = [a for a in gc.get_objects() + [x] if isinstance(a, np.ndarray)]\n"
        "    return [a.shape for a in arrays if a.shape in ((17,), (19,))]\n"
    )
    first, second = attack(source, [Case("a", (np.zeros(17),)), Case("a", (np.zeros(19),))])
    assert first.value == [(17,)]
    assert (19,) in second.value


@pytest.mark.parametrize("path", ["/proc/self/environ", "/proc/1/environ", "/proc/2/environ"])
def test_the_hosts_environment_is_not_to_be_read(attack: Attack, path: str) -> None:
    (outcome,) = attack(f"import os\ndef f(x):\n    return str(dict(os.environ)) + open({path!r}).read()\n")
    assert "the-secret-of-the-host" not in repr(outcome)
    assert "PIXELGRAD_TEST_SECRET" not in repr(outcome)


def test_other_processes_are_not_to_be_seen(attack: Attack) -> None:
    pids = value_of(attack("import os\ndef f(x):\n    return [int(n) for n in os.listdir('/proc') if n.isdigit()]\n"))
    assert len(pids) == 3  # supervisor, submission, this fork


def test_the_supervisors_memory_is_not_to_be_read(attack: Attack) -> None:
    (outcome,) = attack("def f(x):\n    return open('/proc/1/mem', 'rb').read(1)\n")
    assert isinstance(outcome, Raised)


@pytest.mark.parametrize("path", ["/usr/x", "/course/pixelgrad/x", "/etc/passwd", "/x", "/proc/sys/kernel/hostname"])
def test_the_system_cannot_be_written_to(attack: Attack, path: str) -> None:
    (outcome,) = attack(f"def f(x):\n    open({path!r}, 'w').write('x')\n")
    assert isinstance(outcome, Raised)


def test_there_is_no_network(attack: Attack) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = f"import socket\ndef f(x):\n    socket.create_connection(('127.0.0.1', {port}), timeout=2)\n"
        (outcome,) = attack(source)
    assert isinstance(outcome, Raised)
    assert outcome.kind == "ConnectionRefusedError"
    (outcome,) = attack("import socket\ndef f(x):\n    socket.create_connection(('1.1.1.1', 53), timeout=2)\n")
    assert isinstance(outcome, Raised)
    assert "unreachable" in outcome.message


def test_sockets_without_a_file_do_not_lead_out(attack: Attack) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0pixelgrad-test")
        server.listen()
        (outcome,) = attack(
            "import socket\ndef f(x):\n    socket.socket(socket.AF_UNIX).connect('\\0pixelgrad-test')\n"
        )
    assert isinstance(outcome, Raised)


def test_there_are_no_privileges(attack: Attack) -> None:
    status = value_of(attack("def f(x):\n    return open('/proc/self/status').read()\n"))
    assert set(re.findall(r"^Cap\w+:\s*(\w+)$", status, re.MULTILINE)) == {"0" * 16}
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status


def test_outside_it_is_a_user_of_its_own(contained: Runner, watch: Any) -> None:
    with contained.open(program("")):
        for pid in watch.new():
            uid = int(re.search(r"^Uid:\s*(\d+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)[1])
            assert uid != 0
            assert os.getuid() == 0 or uid == os.getuid()


REFUSED = "ptrace unshare mount umount2 setns keyctl bpf userfaultfd io_uring_setup perf_event_open process_vm_readv"


@pytest.mark.parametrize("call", REFUSED.split())
def test_a_system_call_that_no_exercise_needs_is_refused(attack: Attack, call: str) -> None:
    from autograder.runner.inside import seccomp

    number = seccomp._REFUSED[call][os.uname().machine != "x86_64"]
    source = (
        "import ctypes\n"
        "def f(x):\n"
        "    libc = ctypes.CDLL(None, use_errno=True)\n"
        f"    result = libc.syscall(ctypes.c_long({number}), *[ctypes.c_long(0)] * 6)\n"
        "    return result, ctypes.get_errno()\n"
    )
    assert value_of(attack(source)) == (-1, 1)


def test_a_namespace_cannot_be_made_with_clone(attack: Attack) -> None:
    source = (
        "import ctypes, os\n"
        "def f(x):\n"
        "    libc = ctypes.CDLL(None, use_errno=True)\n"
        f"    number = {56 if os.uname().machine == 'x86_64' else 220}\n"
        "    result = libc.syscall(ctypes.c_long(number), ctypes.c_long(0x10000000 | 17), *[ctypes.c_long(0)] * 4)\n"
        "    if result == 0: os._exit(0)\n"
        "    return result, ctypes.get_errno()\n"
    )
    assert value_of(attack(source)) == (-1, 1)


# ---------------------------------------------------------------------------------------------- spoiling the answers


@pytest.mark.parametrize(
    "line",
    [
        "os.write(fd, b'garbage' * 100)",
        "os.write(fd, b'PXG1' + b'\\xff' * 12)",
        "os.write(fd, b'PXG1' + (8).to_bytes(4, 'little') + (0).to_bytes(8, 'little') + b'[\"none\"]')",
        "os.close(fd)",
        "os.dup2(os.open('/dev/zero', 0), fd)",
    ],
)
def test_meddling_with_every_descriptor_loses_the_own_case_only(attack: Attack, line: str) -> None:
    source = (
        "import os\n"
        "def f(x):\n"
        "    for fd in range(1024):\n"
        f"        try: {line}\n"
        "        except OSError: pass\n"
        "    return 1\n"
    )
    assert not isinstance(attack(source, time_limit=1.0)[0], Returned)


@pytest.mark.parametrize("line", ["os.write(fd, b'garbage')", "os.close(fd)"])
def test_meddling_with_every_descriptor_in_a_cell_loses_the_cell(contained: Runner, line: str) -> None:
    source = f"import os\nfor fd in range(1024):\n    try: {line}\n    except OSError: pass\n"
    with contained.open(Program((Cell("bad", source), Cell("good", INNOCENT)))) as session:
        assert [cell.status for cell in session.cells] == ["died", "done"]
        ask_innocent(session)


def test_half_an_answer_is_waited_for_no_longer_than_a_whole_one(attack: Attack) -> None:
    source = (
        "import os, time\n"
        "def f(x):\n"
        "    os.write(1001, b'PXG1' + (1000).to_bytes(4, 'little') + (0).to_bytes(8, 'little'))\n"
        "    while True:\n"
        "        os.write(1001, b'x')\n"
        "        time.sleep(0.01)\n"
    )
    started = time.monotonic()
    assert attack(source, time_limit=0.5) == [Overdue(0.5)]
    assert time.monotonic() - started < 5


def test_a_forged_report_of_a_cell_is_read_like_any_other(contained: Runner) -> None:
    forged = {"raised": False, "outputs": [{"output_type": "display_data", "data": {"text/html": 7}}, 3, {"a": 1}]}
    source = f"import os\nfrom pixelgrad.check.codec import encode\nos.write(1000, encode({forged!r}))"
    with contained.open(Program((Cell("a", source), Cell("b", "1")))) as session:
        assert session.cells[0].outputs == ({"output_type": "display_data", "data": {}, "metadata": {}},)


@pytest.mark.parametrize(
    "patch",
    [
        "import builtins; builtins.isinstance = lambda *a: True",
        "import builtins; builtins.len = lambda a: 0",
        "np.array_equal = np.allclose = lambda *a, **k: True",
        "np.ndarray.tobytes = None",
        "import json; json.dumps = lambda *a, **k: '[\"none\"]'",
        "import struct; struct.Struct.pack = None",
        "import pixelgrad.check.ask as a; a.encode = lambda v, *r: b''",
        "import sys; sys.modules['inside.submission'].ask = lambda *a: {'kind': 'returned', 'value': 0}",
        "import sys; sys.modules['inside.channel'].encode = lambda *a: b'x' * 10**6",
        "import sys; sys.setrecursionlimit(10)",
        "import sys; sys.stdout = None",
        "import os; os.fork = os._exit = os.waitpid = None",
    ],
)
def test_replaced_functions_spoil_nothing_on_the_hosts_side(contained: Runner, patch: str) -> None:
    source = f"def f(x):\n    try:\n        {patch}\n    except TypeError: pass\n    return 'wrong'\n"
    with contained.open(program(source)) as session:
        outcomes = session.ask(["f"], ONE * 2, 2)
        ask_innocent(session)
    assert not any(isinstance(outcome, Returned) and outcome.value == 3.0 for outcome in outcomes)


STRANGE = {
    "an object that equals everything": "type('E', (), {'__eq__': lambda *a: True})()",
    "an object that claims another class": "type('C', (), {'__class__': property(lambda s: np.ndarray)})()",
    "a subclass of array": "type('A', (np.ndarray,), {'__eq__': lambda *a: True})((3,))",
    "a subclass of float": "type('F', (float,), {'__eq__': lambda *a: True})(3.0)",
    "a deep list": "__import__('functools').reduce(lambda a, _: [a], range(10**5), [])",
    "a list that holds itself": "(lambda a: (a.append(a), a)[1])([])",
    "an array of objects": "np.array([print, {}], dtype=object)",
    "a function": "print",
    "a very long integer": "1 << 10**6",
    "a lone surrogate": "'\\ud800'",
    "many small things": "[None] * 10**6",
}


@pytest.mark.parametrize("value", STRANGE.values(), ids=STRANGE.keys())
def test_strange_results_are_plain_values_or_none_on_this_side(attack: Attack, value: str) -> None:
    (outcome,) = attack(f"def f(x):\n    return {value}\n")
    assert isinstance(outcome, Returned | Raised | Lost)
    if isinstance(outcome, Returned):
        assert type(outcome.value).__module__ in ("builtins", "numpy", "pixelgrad.check.codec")
        assert type(outcome.value) is not float
