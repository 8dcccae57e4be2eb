"""Attempts to get points without an answer, and to harm others: none gets a point, and none leaves anything behind.

``attacks/notebooks`` holds notebooks as text, ``attacks/tampered.py`` changes to a notebook's file, and
``attacks/answers`` answers to single exercises; each says at its head what it tries. The notebooks are graded by
`autograder grade`, in one batch, between honest submissions that have to come out unharmed.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.build.source import file_text, notebook_of
from autograder.course import plan
from autograder.course.errors import GradingError
from autograder.course.folder import CourseFolder
from autograder.course.grade import grade
from autograder.course.outcome import Options
from autograder.course.status import read_status
from autograder.exercises import find_exercise
from autograder.judge.bank import find_answers, judge_file
from autograder.report import write_report
from autograder.runner import Limits, Runner, SandboxUnavailable
from autograder.runner.identity import FIRST_OWN_ID, USERS

ROOT = Path(__file__).parents[1]
ATTACKS = ROOT / "tests" / "attacks"
UNIT, NAME = "01_attacked", "attacked.ipynb"
MARK = "attack-was-here"
SECRET = "the-secret-of-the-host"  # what reads_environment.py looks for
EXERCISES = {"describe": 1, "to_float": 2, "to_uint8": 2, "gray_to_rgb": 1}
ANSWERED = "describe"  # the one exercise that every attacker answers, and honestly
NARROW = Limits(memory=2**30, cpu_seconds=4, wall_seconds=4, processes=32, disk=2**24, output=2**16)
NOTEBOOKS = sorted((ATTACKS / "notebooks").glob("*.py"))
ANSWERS = find_answers(ATTACKS / "answers")


def _tampered() -> Any:
    spec = importlib.util.spec_from_file_location("tampered", ATTACKS / "tampered.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TAMPERED = _tampered()


# --------------------------------------------------------------------------------------------------------- the class


def source_text() -> str:
    """Return the unit's source: four real exercises, and nothing beside them."""
    cells = ["# %%\nimport numpy as np\n\nfrom pixelgrad.check import check\n"]
    for exercise, points in EXERCISES.items():
        answer = sorted((ROOT / "tests" / "answers" / exercise).glob("right_*.py"))[0].read_text(encoding="utf-8")
        mark = {"grade": False, "grade_id": f"{exercise}-answer", "locked": False, "solution": True, "task": False}
        shown = " ".join(
            f"{key}={json.dumps(value)}" for key, value in {"nbgrader": {**mark, "schema_version": 3}}.items()
        )
        cells.append(f"# %% {shown}\n### BEGIN SOLUTION\n{answer}\n### END SOLUTION\n")
        mark = {"grade": True, "grade_id": exercise, "locked": True, "points": points, "solution": False, "task": False}
        shown = f"nbgrader={json.dumps({**mark, 'schema_version': 3})}"
        cells.append(f"# %% {shown}\ncheck({exercise})\n")
    return "\n".join(cells)


def cells_of(path: Path, places: dict[str, str]) -> list[tuple[str, str]]:
    """Return an attack's cells: where each goes, and its source."""
    text = path.read_text(encoding="utf-8")
    for name, value in places.items():
        text = text.replace(f"{{{name}}}", value)
    parts = re.split(r"^# %% (\S+)\n", text, flags=re.MULTILINE)[1:]
    return [(where, source.strip("\n")) for where, source in zip(parts[::2], parts[1::2], strict=True)]


def attack_notebook(honest: str, released: str, cells: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the notebook of a student who has answered one exercise, and added or replaced some cells."""
    answers = {cell["id"]: cell["source"] for cell in json.loads(honest)["cells"]}
    notebook = json.loads(released)
    added = []
    for cell in notebook["cells"]:
        if cell["id"] == f"{ANSWERED}-answer":
            cell["source"] = answers[cell["id"]]
    by_id = {cell["id"]: cell for cell in notebook["cells"]}
    for number, (where, source) in enumerate(cells):
        if where in by_id:
            by_id[where]["source"] = source
        else:
            added.append((where, json.loads(json.dumps(nbformat.v4.new_code_cell(source, id=f"own-{number}")))))
    first = [cell for where, cell in added if where != "last"]
    last = [cell for where, cell in added if where == "last"]
    notebook["cells"] = [*first, *notebook["cells"], *last]
    return notebook


class Ears:
    """A port and an abstract socket on this machine, and what comes in there."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.tcp = socket.create_server(("0.0.0.0", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("0.0.0.0", self.port))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0pixelgrad-attack-{self.port}")
        self.abstract.listen()
        for name, end in (("tcp", self.tcp), ("abstract", self.abstract)):
            threading.Thread(target=self._listen, args=(name, end), daemon=True).start()
        threading.Thread(target=lambda: self.heard.append(f"udp {self.udp.recv(99)!r}"), daemon=True).start()

    def _listen(self, name: str, end: socket.socket) -> None:
        while True:
            end.accept()
            self.heard.append(name)


def own_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        try:
            any_socket.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return "127.0.0.1"
        return str(any_socket.getsockname()[0])


@dataclass
class Battle:
    """What came of a batch of attacks."""

    root: Path
    scores: dict[str, dict[str, float]]
    heard: list[str]
    left: dict[int, str]
    traces: list[Path]
    sizes: dict[str, int]
    states: dict[str, str]
    suspicious: dict[str, tuple[str, ...]]
    seconds: float
    outputs: dict[str, str] = field(default_factory=dict)

    def printed(self, student: str) -> str:
        """Return all that a student's graded notebook shows."""
        if student not in self.outputs:
            (path,) = (self.root / "autograded" / student / UNIT).glob("*.ipynb")
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            self.outputs[student] = json.dumps([cell.get("outputs") for cell in cells])
        return self.outputs[student]


@pytest.fixture(scope="module")
def battle(tmp_path_factory: pytest.TempPathFactory) -> Battle:
    """Grade all attacks in one batch, with honest submissions at its beginning, between and at its end."""
    try:
        Runner(preload=()).close()
    except SandboxUnavailable as reason:
        pytest.skip(str(reason))
    root = tmp_path_factory.mktemp("battle")
    solution = root / "made" / UNIT / NAME
    solution.parent.mkdir(parents=True)
    solution.write_text(file_text(notebook_of(source_text(), {})), encoding="utf-8")
    folder = root / "course"
    course = CourseFolder.make(ROOT, folder, solution)
    released, honest = course.release(UNIT).read_text(encoding="utf-8"), solution.read_text(encoding="utf-8")
    ears = Ears()
    places = {"course": str(folder), "repository": str(ROOT), "port": str(ears.port), "host": own_address()}
    names = []
    for path in NOTEBOOKS:
        names.append(path.stem)
        notebook = attack_notebook(honest, released, cells_of(path, places))
        course.hand_in(UNIT, path.stem, NAME, json.dumps(notebook))
    for change in TAMPERED.TAMPERED:
        names.append(change.__name__)
        notebook = attack_notebook(honest, released, [])
        change(notebook)
        handed_in = course.hand_in(UNIT, change.__name__, NAME, json.dumps(notebook))
        for name, content in TAMPERED.FILES.items() if change.__name__.startswith("files") else ():
            (handed_in.parent / name).parent.mkdir(parents=True, exist_ok=True)
            (handed_in.parent / name).write_bytes(content)
    for name in honest_ones(names):
        course.hand_in(UNIT, name, NAME, honest)

    sizes = folder_sizes(folder)
    real = plan.make_inputs
    narrow = {name: getattr(NARROW, name) for name in NARROW.__dataclass_fields__}
    started = time.monotonic()
    with Watch() as watch, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIXELGRAD_TEST_SECRET", SECRET)
        patch.setattr(plan, "make_inputs", lambda *args: replace(real(*args), limits=narrow))
        try:
            outcome = grade(folder, UNIT, (), Options(workers=2))
        except GradingError as error:
            pytest.fail(str(error))
    seconds = time.monotonic() - started
    return Battle(
        root=folder,
        scores=course.scores(UNIT),
        heard=ears.heard,
        left=watch.left(),
        traces=list(traces(folder)),
        sizes={name: size for name, size in folder_sizes(folder).items() if sizes.get(name) != size},
        states={name: f"{entry.state} {entry.reason}" for name, entry in outcome.done.items()},
        suspicious={row.student: row.suspicious for row in read_status(folder, UNIT)},
        seconds=seconds,
    )


def honest_ones(attackers: list[str]) -> list[str]:
    """Return names that come first, last, and right after every eighth attacker."""
    return ["0_honest", *(f"{name}_honest" for name in sorted(attackers)[::8]), "zz_honest"]


class Watch:
    """Follows the processes that descend from this one, also when their parents have gone, while it is open."""

    def __init__(self) -> None:
        self.before = descendants()
        self.seen: dict[int, str] = {}
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self) -> Watch:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def _follow(self) -> None:
        while not self.over.wait(0.1):
            self.seen |= {pid: since(pid) for pid in descendants() - self.before}

    def left(self, patience: float = 3.0) -> dict[int, str]:
        """Return what is still there, after a moment in which it may end: number and name."""
        deadline = time.monotonic() + patience
        while True:
            # Submissions of a grader that is root are users of their own, named after the template they come from.
            users = {FIRST_OWN_ID + USERS * pid + user for pid in self.seen for user in range(USERS)}
            found = {pid for pid in all_processes() if user_of(pid) in users}
            found |= {pid for pid, start in self.seen.items() if start and since(pid) == start}
            found |= descendants() - self.before
            names = {pid: name for pid in found if (name := name_of(pid))}
            if not names or time.monotonic() > deadline:
                return names
            time.sleep(0.1)


def all_processes() -> set[int]:
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}


def stat_of(pid: int) -> list[str]:
    """Return a process's fields from the third on: state, parent, and so on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def since(pid: int) -> str:
    return (stat_of(pid) or [""] * 20)[19]


def user_of(pid: int) -> int:
    try:
        return os.stat(f"/proc/{pid}").st_uid
    except OSError:
        return -1


def name_of(pid: int) -> str:
    """Return a running process's command line, or an empty string."""
    if (stat_of(pid) or ["Z"])[0] in "ZX":
        return ""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
    return line or "without a command line"


def descendants() -> set[int]:
    """Return the numbers of all processes below this one."""
    children: dict[int, list[int]] = {}
    for pid in all_processes():
        fields = stat_of(pid)
        if fields:
            children.setdefault(int(fields[1]), []).append(pid)
    found: set[int] = set()
    waiting = [os.getpid()]
    while waiting:
        below = children.get(waiting.pop(), [])
        found.update(below)
        waiting += below
    return found


def traces(folder: Path) -> Iterator[Path]:
    """Yield the files with the attackers' mark, wherever they hoped to leave some."""
    for place in (Path("/tmp"), Path("/dev/shm"), Path("/var/tmp"), Path("/"), Path("/usr"), Path.home(), ROOT):
        yield from place.glob(f"{MARK}*")
    yield from folder.rglob(f"*{MARK}*")


def folder_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files that nobody has to write to: submissions, solutions, release."""
    kept = ("submitted", "solutions", "notebooks", "nbgrader_config.py")
    paths = (path for name in kept for path in (folder / name, *(folder / name).rglob("*")))
    return {str(path.relative_to(folder)): path.stat().st_size for path in paths if path.is_file()}


# ---------------------------------------------------------------------------------------------------- what came of it


@pytest.mark.parametrize("name", [*(path.stem for path in NOTEBOOKS), *(c.__name__ for c in TAMPERED.TAMPERED)])
def test_an_attack_gets_no_point(battle: Battle, name: str) -> None:
    scores = battle.scores[name]
    assert {exercise: score for exercise, score in scores.items() if score and exercise != ANSWERED} == {}
    path = ATTACKS / "notebooks" / f"{name}.py"
    if not (path.exists() and "costs: its own answers" in path.read_text(encoding="utf-8")):
        assert scores[ANSWERED] == EXERCISES[ANSWERED], "the honest answer beside the attack has to count"
    assert set(scores) == set(EXERCISES)


@pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS if "FOUND" in path.read_text(encoding="utf-8")])
def test_what_an_attack_looks_for_is_not_found(battle: Battle, name: str) -> None:
    printed = battle.printed(name)
    found = re.search(r"FOUND (\d+)[^\"]*", printed)
    assert found, "the attack did not run to its end"
    assert int(found[1]) == 0, found[0]
    assert not list(ROOT.glob("*attack*"))
    assert SECRET not in printed


def test_honest_submissions_in_the_same_batch_are_unharmed(battle: Battle) -> None:
    honest = {name: scores for name, scores in battle.scores.items() if name.endswith("_honest")}
    assert len(honest) >= 6
    assert all(scores == EXERCISES for scores in honest.values()), honest


def test_who_tried_to_get_out_is_told_and_nobody_else(battle: Battle) -> None:
    told = {name: events for name, events in battle.suspicious.items() if events}
    assert set(told) >= {"network", "system_calls"}
    assert {"called ptrace", "called unshare", "called mount", "called io_uring_setup"} <= set(told["system_calls"])
    assert any(event.startswith("tried to connect to 8.8.8.8") for event in told["network"])
    assert not [name for name in told if name.endswith("_honest") or name in {c.__name__ for c in TAMPERED.TAMPERED}]


def test_the_report_on_such_a_class_holds_no_markup_of_theirs(battle: Battle) -> None:
    page = write_report(battle.root, UNIT).read_text(encoding="utf-8")
    assert "called io_uring_setup" in page
    masked = write_report(battle.root, UNIT, battle.root / "masked.html", anonymous=True).read_text(encoding="utf-8")
    assert "searches_memory" in page
    assert not [name for name in ("searches_memory", "zz_honest", "ids_that_are_paths") if name in masked]
    assert not re.search(r"<(script|img|iframe|object|svg)", page)


def test_every_submission_was_graded(battle: Battle) -> None:
    assert {name: state for name, state in battle.states.items() if not state.startswith("graded")} == {}


def test_no_process_is_left(battle: Battle) -> None:
    assert battle.left == {}


def test_nothing_was_written_outside(battle: Battle) -> None:
    assert battle.traces == []
    assert battle.sizes == {}


def test_nobody_was_called(battle: Battle) -> None:
    assert battle.heard == []


def test_no_attack_holds_up_the_batch(battle: Battle) -> None:
    assert battle.seconds < 240  # half a minute on a quiet machine; endless, were a limit missing


def test_every_attack_says_what_it_tries() -> None:
    for path in [*NOTEBOOKS, *(answer.path for answer in ANSWERS)]:
        assert path.read_text(encoding="utf-8").startswith('"""'), path.name
    assert all(change.__doc__ for change in TAMPERED.TAMPERED)


# -------------------------------------------------------------------------------------------------------- the answers


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    try:
        runner = Runner(limits=NARROW, preload=("numpy",))
    except SandboxUnavailable as reason:
        pytest.skip(str(reason))
    with runner:
        yield runner


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.exercise}-{answer.name}")
def test_an_answer_that_attacks_gets_no_point(answer: Any, runner: Runner) -> None:
    before = descendants()
    exercise = find_exercise(answer.exercise)
    assert exercise is not None
    verdict = judge_file(runner, replace(exercise, time_limit=1.0), answer.path, secrets.randbits(32))
    assert verdict.score == 0, verdict
    assert {pid: name_of(pid) for pid in descendants() - before if name_of(pid)} == {}
    assert list(traces(ATTACKS / "answers")) == []
    honest = sorted((ROOT / "tests" / "answers" / ANSWERED).glob("right_*.py"))[0]
    assert judge_file(runner, find_exercise(ANSWERED), honest, 3).score == 1  # type: ignore[arg-type]


def test_all_answers_are_python() -> None:
    for answer in ANSWERS:
        ast.parse(answer.path.read_text(encoding="utf-8"))
