"""A submission is run cell by cell, and asked in forks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from autograder.runner import Cell, Limits, Program, Runner
from pixelgrad.check.case import Absent, Case, Lost, Overdue, Raised, Returned


@pytest.fixture(scope="module", params=[True, False], ids=["sandbox", "no sandbox"])
def runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    if request.param:
        request.getfixturevalue("contained")  # skips where there is no sandbox
    with Runner(sandbox=request.param, limits=Limits(wall_seconds=1.0)) as runner:
        yield runner


def answer(source: str) -> Program:
    return Program((Cell("answer.py", source),), main=False)


ONE = [Case("group", (np.arange(3),))]


def test_a_function_is_asked_every_case(runner: Runner) -> None:
    with runner.open(answer("def f(x):\n    return x + 1\n")) as session:
        outcomes = session.ask(["f"], [Case("a", (np.arange(3),)), Case("a", (np.float64(1.5),))], 5)
    assert [type(outcome) for outcome in outcomes] == [Returned, Returned]
    np.testing.assert_array_equal(outcomes[0].value, [1, 2, 3])
    assert outcomes[1].value == 2.5


def test_a_pair_is_handed_to_the_probe_as_a_tuple(runner: Runner) -> None:
    with runner.open(answer("def save(x): pass\ndef load(): pass\n")) as session:
        (outcome,) = session.ask(["save", "load"], ONE, 5)
    assert isinstance(outcome, Raised)
    assert "'tuple' object is not callable" in outcome.message


def test_a_missing_name_is_absent_for_every_case(runner: Runner) -> None:
    with runner.open(answer("def f(x): pass")) as session:
        assert session.ask(["f", "g"], ONE * 3, 5) == [Absent("g")] * 3


def test_what_is_guarded_by_main_does_not_run_in_an_answer(runner: Runner) -> None:
    with runner.open(answer("f = len\nif __name__ == '__main__':\n    del f\n")) as session:
        assert session.ask(["f"], ONE, 5)[0].value == 3


def test_numpy_is_there_as_np(runner: Runner) -> None:
    with runner.open(answer("def f(x):\n    return np.sum(x)\n")) as session:
        assert session.ask(["f"], ONE, 5)[0].value == 3


def test_a_case_that_outlives_its_time_is_overdue_and_the_next_is_answered(runner: Runner) -> None:
    source = "def f(x):\n    while x.sum() == 3:\n        pass\n    return 1\n"
    cases = [Case("a", (np.arange(3),)), Case("a", (np.arange(4),))]
    with runner.open(answer(source)) as session:
        outcomes = session.ask(["f"], cases, 0.3)
    assert outcomes[0] == Overdue(0.3)
    assert outcomes[1].value == 1


def test_on_a_busy_machine_an_answer_gets_the_time_that_others_took(runner: Runner) -> None:
    # A sleep stands for waiting on others: on the clock it is longer than the limit, in CPU time it is nothing.
    with runner.open(answer("import time\ndef f(x):\n    time.sleep(x)\n    return x\n")) as session:
        outcomes = session.ask(["f"], [Case("a", (0.5,)), Case("a", (30.0,))], 0.3)
    assert outcomes[0].value == 0.5
    assert outcomes[1] == Overdue(0.3)


def test_a_dead_fork_costs_its_case_only_until_the_third(runner: Runner) -> None:
    source = "import os\ndef f(x):\n    if x: os._exit(3)\n    return 'alive'\n"
    cases = [Case("a", (flag,)) for flag in (False, True, False, True, False, True, False)]
    with runner.open(answer(source)) as session:
        outcomes = session.ask(["f"], cases, 5)
    assert [getattr(outcome, "value", "lost") for outcome in outcomes] == ["alive", "lost"] * 3 + ["lost"]
    assert outcomes[1] == Lost("its process ended itself (exit code 3)")


def test_one_exercise_cannot_spoil_another(runner: Runner) -> None:
    source = "def f(x):\n    globals()['g'] = None\n    np.sum = None\n    return 1\ndef g(x):\n    return np.sum(x)\n"
    with runner.open(answer(source)) as session:
        session.ask(["f"], ONE, 5)
        assert session.ask(["g"], ONE, 5)[0].value == 3


def test_a_cell_that_raises_is_reported_and_the_next_ones_run(runner: Runner) -> None:
    program = Program((Cell("a", "x = 1\nprint('so far')\n1 / 0"), Cell("b", "x + 1")))
    with runner.open(program) as session:
        first, second = session.cells
    assert (first.status, second.status) == ("raised", "done")
    assert first.outputs[0] == {"output_type": "stream", "name": "stdout", "text": "so far\n"}
    assert first.outputs[1]["ename"] == "ZeroDivisionError"
    assert second.outputs[0]["data"]["text/plain"] == "2"


def test_a_cell_that_kills_its_process_is_skipped_and_the_rest_counts(runner: Runner) -> None:
    cells = (Cell("a", "x = 1"), Cell("b", "import os; os._exit(0)"), Cell("c", "def f(_):\n    return x"))
    with runner.open(Program(cells)) as session:
        assert [cell.status for cell in session.cells] == ["done", "died", "done"]
        assert session.ask(["f"], ONE, 5)[0].value == 1


def test_a_cell_that_never_ends_is_interrupted_and_what_it_did_stays(runner: Runner) -> None:
    with runner.open(Program((Cell("a", "x = 5\nwhile True: pass"), Cell("b", "x")))) as session:
        assert [cell.status for cell in session.cells] == ["timed out", "done"]
        assert session.cells[1].outputs[0]["data"]["text/plain"] == "5"


def test_a_cell_that_refuses_to_end_is_ended(runner: Runner) -> None:
    stubborn = "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n"
    with runner.open(Program((Cell("a", stubborn), Cell("b", "1")))) as session:
        assert [cell.status for cell in session.cells] == ["timed out", "done"]


def test_files_lie_in_the_working_directory(runner: Runner) -> None:
    program = Program((Cell("a", "print(open('data/a.txt').read())"),), files={"data/a.txt": b"hello"})
    with runner.open(program) as session:
        assert session.cells[0].outputs[0]["text"] == "hello\n"


@pytest.mark.parametrize("name", ["/etc/passwd", "../a", "a/../../b", ""])
def test_a_file_outside_the_working_directory_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="files"):
        Program((), files={name: b""})


def test_a_function_knows_its_source(runner: Runner) -> None:
    source = "import inspect\ndef f(x):\n    return inspect.getsource(f)\n"
    with runner.open(answer(source)) as session:
        assert session.ask(["f"], ONE, 5)[0].value == "def f(x):\n    return inspect.getsource(f)\n"


def test_an_exception_names_the_students_line(runner: Runner) -> None:
    with runner.open(answer("def f(x):\n    return x['key']\n")) as session:
        assert session.ask(["f"], ONE, 5)[0].where == "line 2: return x['key']"


def test_a_name_that_was_not_handed_in_can_be_a_default_and_is_absent_itself(runner):
    source = "def twice(x, once=once):\n    return 2 * x\n\ndef needs(x):\n    return once(x)\n"
    with runner.open(Program((Cell("a", source),), main=False, stand_ins=("once", "twice", "needs"))) as session:
        assert session.cells[0].status == "done"
        case = Case("g", (3,))
        assert session.ask(["twice"], [case], 5)[0].value == 6
        assert session.ask(["once"], [case], 5) == [Absent("once")]
        assert session.ask(["needs"], [case], 5)[0].not_implemented


def test_what_is_asked_alone_knows_nothing_of_the_students_code(runner):
    source = "from pixelgrad.check import probes\nprobes.number = lambda *_: 'forged'\ndef f(x):\n    return x\n"
    cases = [Case("a", (3,), then="number", alone=alone) for alone in (False, True)]
    with runner.open(answer(source)) as session:
        here, elsewhere = session.ask(["f"], cases, 5)
    assert here.value == "forged"
    assert elsewhere.not_implemented
