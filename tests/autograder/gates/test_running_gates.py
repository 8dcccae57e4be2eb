"""Each gate that executes notebooks: closed by the fault that it is there for. One run shows several."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from autograder.gates.budgets import LONGER, MEMORY, SECONDS, SLACK, find_over_budget
from autograder.gates.pictures import find_in_outputs
from autograder.gates.running import Run, execute
from autograder.gates.solutions import find_failing_solutions
from autograder.gates.stubs import find_passing_stubs

FIGURE = "import matplotlib.pyplot as plt\n\n_ = plt.plot([1, 2])"


def graded(source: str, grade_id: str):
    return new_code_cell(source, id=grade_id, metadata={"nbgrader": {"grade": True, "grade_id": grade_id}})


def write(root: Path, room: str, *cells) -> Path:
    path = root / room / "09_colours/colours.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


@pytest.fixture(scope="module")
def solved(tmp_path_factory) -> Run:
    root = tmp_path_factory.mktemp("course")
    cells = [
        new_code_cell("import numpy as np\n\nfrom pixelgrad import check, plot"),
        graded("def gray_to_rgb(gray):\n    return np.stack([gray] * 3, axis=-1)\n\ncheck(gray_to_rgb)", "gray_to_rgb"),
        graded("def to_float(image):\n    return image\n\ncheck(to_float)", "to_float"),
        new_code_cell(FIGURE, id="figure"),
        new_code_cell('plot.show_images([np.zeros((2, 2))], ["black"], caption="Black.", alt="A black square.")'),
    ]
    return execute(root, write(root, "solutions", *cells))


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Run:
    root = tmp_path_factory.mktemp("course")
    stub = "def {name}(image):\n    raise NotImplementedError\n\ncheck({name})"
    cells = [
        new_code_cell("from pixelgrad import check"),
        graded(stub.format(name="to_nchw"), "to_nchw"),
        graded("def gray_to_rgb(gray):\n    return gray", "gray_to_rgb"),
        graded("def to_float(image):\n    raise NotImplementedError\n\nto_float(1)\ncheck(to_float)", "to_float"),
        new_code_cell("to_float(2)", id="shows"),
    ]
    return execute(root, write(root, "notebooks", *cells))


def test_a_solution_that_fails_its_check_is_found_and_the_right_one_is_not(solved):
    (problem,) = find_failing_solutions(solved)
    assert problem.file == "solutions/09_colours/colours.ipynb"
    assert problem.cell == "cell 'to_float'"
    assert "its check fails" in problem.advice


def test_a_figure_without_a_text_is_found_and_one_with_it_is_not(solved):
    (problem,) = find_in_outputs(solved)
    assert problem.cell.startswith("cell 4 (import matplotlib")


def test_a_stub_that_passes_and_errors_outside_checks_are_found(released):
    problems = {problem.cell: problem.advice for problem in find_passing_stubs(released)}
    assert set(problems) == {"cell 'gray_to_rgb'", "cell 'to_float'", "cell 5 (to_float(2))"}
    assert "the stub passes the check" in problems["cell 'gray_to_rgb'"]
    assert "before its check" in problems["cell 'to_float'"]
    assert "go on with a library" in problems["cell 5 (to_float(2))"]


def test_errors_are_asked_of_the_notebook_that_should_not_have_them(solved, released):
    assert find_failing_solutions(released) == []
    assert find_passing_stubs(solved) == []


def test_what_a_run_took_is_measured_in_its_own_kernel(solved):
    assert 0.5 < solved.seconds < 120
    assert 0.2 < solved.worked < 120
    assert 50 * 2**20 < solved.memory < MEMORY
    assert [cell.id for cell in solved.notebook.cells][-1] != "measure"


def test_a_notebook_over_its_time_is_found(solved):
    assert find_over_budget(solved) == []
    over = SLACK * SECONDS + 1
    (problem,) = find_over_budget(replace(solved, seconds=over + 5, worked=over))
    assert "181 s, and 180 s are the most" in problem.advice
    (unit, _), *_ = LONGER.items()
    assert find_over_budget(replace(solved, unit=unit, seconds=over, worked=over)) == []


def test_a_notebook_that_only_waited_for_its_turn_is_within_its_time(solved):
    assert find_over_budget(replace(solved, seconds=10 * SLACK * SECONDS)) == []


def test_a_notebook_over_its_memory_is_found(solved):
    (problem,) = find_over_budget(replace(solved, memory=MEMORY + 2**20))
    assert "2049 MiB, and 2048 MiB are the most" in problem.advice


def test_a_kernel_that_dies_is_found(tmp_path):
    run = execute(tmp_path, write(tmp_path, "solutions", new_code_cell("import os\nos._exit(1)")))
    assert [problem.advice for problem in find_failing_solutions(run)] == [
        "the kernel died; run it in JupyterLab to see where"
    ]


def test_pictures_are_found_in_whatever_form_they_come():
    def shown(data):
        cell = new_code_cell("x", outputs=[new_output("display_data", data=data)])
        return find_in_outputs(Run("u", True, "f", new_notebook(cells=[cell]), 1, 1, 1))

    assert shown({"image/jpeg": "…"})
    assert shown({"text/html": '<p>a</p><img src="a.png">'})
    assert shown({"text/html": ["<img ", 'alt="">']})
    assert not shown({"text/html": '<img alt="A cat." src="a.png">'})
    assert not shown({"text/plain": "1"})
