"""A notebook's cells behave as in Jupyter."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.runner import Cell, Limits, Program, Runner
from pixelgrad.check.case import Case, Returned

pytest.importorskip("IPython")
LIMITS = Limits(processes=32, output=2**20)


@pytest.fixture(scope="module")
def runner(contained: Runner) -> Iterator[Runner]:
    with Runner(limits=LIMITS, preload=("numpy", "IPython.display", "matplotlib.pyplot")) as runner:
        yield runner


def outputs_of(runner: Runner, *sources: str) -> list[tuple[dict[str, Any], ...]]:
    program = Program(tuple(Cell(f"{number}", source) for number, source in enumerate(sources)))
    with runner.open(program) as session:
        return [cell.outputs for cell in session.cells]


def test_the_value_of_the_last_line_is_shown(runner: Runner) -> None:
    ((output,),) = outputs_of(runner, "x = 2\nx + 1")
    assert (output["output_type"], output["data"]) == ("execute_result", {"text/plain": "3"})


def test_a_semicolon_hides_it(runner: Runner) -> None:
    assert outputs_of(runner, "3;") == [()]


def test_text_and_pictures_come_in_order(runner: Runner) -> None:
    source = "print('before')\ndisplay(1)\nprint('after')\nimport sys\nprint('aside', file=sys.stderr)"
    (outputs,) = outputs_of(runner, source)
    kinds = [output.get("name", output["output_type"]) for output in outputs]
    assert kinds == ["stdout", "display_data", "stdout", "stderr"]


@pytest.mark.parametrize("first", ["%matplotlib inline\n", ""])
def test_a_plot_becomes_a_picture(runner: Runner, first: str) -> None:
    (outputs,) = outputs_of(runner, f"{first}import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    (picture,) = [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    assert base64.b64decode(picture).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%%time\nprint('timed')", "timed\nCPU times"),
        ("%timeit -n1 -r1 pass", "per loop"),
        ("!echo shell", "shell\n"),
        ("lines = !echo captured\nprint(lines[0])", "captured\n"),
        ("import asyncio\nawait asyncio.sleep(0)\nprint('waited')", "waited\n"),
        ("%%capture out\nprint('hidden')", ""),
        ("import os\nos.write(1, b'past Python');", "past Python"),
        ("print(get_ipython().__class__.__name__, __name__)", "Shell __main__\n"),
    ],
)
def test_what_is_ipython_works(runner: Runner, source: str, expected: str) -> None:
    (outputs,) = outputs_of(runner, source)
    assert expected in "".join(output["text"] for output in outputs)
    assert bool(expected) == bool(outputs)


def test_an_exception_shows_the_cells_own_lines_only(runner: Runner) -> None:
    _, (error,) = outputs_of(runner, "def f():\n    return 1 / 0", "f()")
    assert error["ename"] == "ZeroDivisionError"
    frames = [line for line in error["traceback"] if line.startswith("  File")]
    assert frames == ['  File "<cell 1>", line 1, in <module>', '  File "<cell 0>", line 2, in f']


def test_a_syntax_error_shows_the_line(runner: Runner) -> None:
    ((error,), (after,)) = outputs_of(runner, "def f(:", "1")
    assert error["ename"] == "SyntaxError"
    assert "def f(:" in "".join(error["traceback"])
    assert after["data"]["text/plain"] == "1"


def test_display_can_be_updated_and_cleared(runner: Runner) -> None:
    source = "handle = display('a', display_id=True)\nhandle.update('b')"
    ((output,),) = outputs_of(runner, source)
    assert output["data"]["text/plain"] == "'b'"
    source = "from IPython.display import clear_output\nprint(1)\nclear_output(wait=True)\nprint(2)"
    ((output,),) = outputs_of(runner, source)
    assert output["text"] == "2\n"


def test_leaving_with_sys_exit_is_an_exception_of_the_cell(runner: Runner) -> None:
    with runner.open(Program((Cell("a", "import sys\nsys.exit(1)"), Cell("b", "1")))) as session:
        assert [cell.status for cell in session.cells] == ["raised", "done"]


def test_an_output_that_is_too_large_is_left_out(runner: Runner) -> None:
    (outputs,) = outputs_of(runner, "from IPython.display import HTML\ndisplay(HTML('x' * 2**21))\nprint('on')")
    assert "".join(output["text"] for output in outputs) == "[left out: an output of 2.0 MiB]\non\n"


def test_a_file_beside_the_notebook_can_be_imported(runner: Runner) -> None:
    program = Program((Cell("a", "import helper\nhelper.x"),), files={"helper.py": b"x = 5"})
    with runner.open(program) as session:
        assert session.cells[0].outputs[0]["data"]["text/plain"] == "5"


def test_check_works_in_a_cell(runner: Runner) -> None:
    (outputs,) = outputs_of(runner, "from pixelgrad import check\nprint(callable(check))")
    assert outputs[0]["text"] == "True\n"


def test_threads_that_torch_was_told_to_use_do_not_hold_up_a_fork(runner: Runner) -> None:
    pytest.importorskip("torch")
    source = (
        "import torch\n"
        "torch.set_num_threads(2)\n"
        "a = torch.randn(400, 400)\n"
        "(a @ a).sum()\n"
        "def f(x):\n"
        "    t = torch.tensor(x, requires_grad=True)\n"
        "    ((a @ a).sum() * 0 + (t ** 2).sum()).backward()\n"
        "    return t.grad.numpy()\n"
    )
    with runner.open(Program((Cell("a", source),))) as session:
        (outcome,) = session.ask(["f"], [Case("a", (np.ones(2),))], 20)
    assert isinstance(outcome, Returned), outcome
    np.testing.assert_array_equal(outcome.value, [2.0, 2.0])
