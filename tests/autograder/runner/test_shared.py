"""A template that several processes share."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from autograder.runner import Cell, Limits, Program, Runner, SandboxUnavailable, TemplateLost
from autograder.runner.identity import write_maps
from autograder.runner.inside.line import Line
from autograder.runner.shared import SharedTemplate

WHERE = Program((Cell("a", "import os\nprint(len(os.listdir('/proc/self/fd')), os.getpid())\nprivate = 1"),))


@pytest.fixture
def template(contained: Runner):
    if not SharedTemplate.useful():
        pytest.skip("only root shares a template")
    template = SharedTemplate(("numpy",))
    yield template
    template.close()


def borrow(template: SharedTemplate) -> Runner:
    return Runner(lent=Line(template.lend()), preload=template.preload)


def printed(runner: Runner) -> str:
    with runner.open(WHERE) as session:
        (output,) = session.cells[0].outputs
        return output["text"]


def test_two_that_borrow_it_are_served_while_both_have_a_submission_open(template: SharedTemplate) -> None:
    with borrow(template) as one, borrow(template) as other, one.open(WHERE) as first, other.open(WHERE) as second:
        assert [session.cells[0].status for session in (first, second)] == ["done", "done"]
        first.close()
        assert second.ask(["private"], [], 1) == []
        one.check()


def test_a_submission_holds_no_line_of_others(template: SharedTemplate, contained: Runner) -> None:
    with borrow(template) as one, borrow(template), borrow(template):
        alone = printed(contained).split()[0]
        assert printed(one).split()[0] == alone


CROWD = Program(
    (
        Cell(
            "a",
            "import os, time\nfor _ in range(1000):\n    try:\n        if os.fork() == 0:\n            time.sleep(60)\n"
            "    except OSError:\n        break\nprint(os.getuid())\ntime.sleep(60)",
        ),
    )
)


def test_one_that_forks_without_end_keeps_no_other_from_forking(template: SharedTemplate) -> None:
    few = Limits(processes=8, wall_seconds=3)
    forks = Program((Cell("a", "import os\npid = os.fork()\nif pid:\n    print(os.getuid())\nelse:\n    os._exit(0)"),))
    with borrow(template) as one, borrow(template) as other:
        one.limits = other.limits = few
        crowded = threading.Thread(target=lambda: one.open(CROWD).close())
        crowded.start()
        said = set()
        while crowded.is_alive():
            with other.open(forks) as session:
                said.add((session.cells[0].status, *(output["text"] for output in session.cells[0].outputs)))
        assert len(said) == 1
        assert said.pop()[0] == "done"


def test_without_a_second_user_it_is_lent_to_nobody(monkeypatch: pytest.MonkeyPatch, contained: Runner) -> None:
    monkeypatch.setattr("autograder.runner.template.write_maps", lambda pid: write_maps(pid) and 1)
    template = SharedTemplate(("numpy",))
    with borrow(template) as one, pytest.raises(TemplateLost):
        one.open(WHERE)
    template.close()


def test_one_that_hangs_up_leaves_the_others_alone(template: SharedTemplate) -> None:
    with borrow(template) as one:
        with borrow(template) as other:
            printed(other)
        assert printed(one)
        one.check()


def test_one_that_is_gone_is_said_to_be_lost_and_no_verdict_of_the_submission(template: SharedTemplate) -> None:
    with borrow(template) as one, one.open(WHERE):
        template._thread.join()
        os.kill(template._template._process.pid, signal.SIGKILL)
        template._template._process.wait()
        with pytest.raises(TemplateLost):
            one.check()
        with pytest.raises(TemplateLost):
            one.open(WHERE)
        with borrow(template) as late, pytest.raises(TemplateLost):
            late.open(WHERE)


def test_lines_to_one_that_cannot_start_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise SandboxUnavailable("not here")

    monkeypatch.setattr("autograder.runner.shared.Template", refuse)
    template = SharedTemplate(())
    for _ in range(2):
        with Runner(lent=Line(template.lend()), preload=()) as runner, pytest.raises(TemplateLost):
            runner.open(WHERE)
    template.close()
