"""Every unit on Colab, each in a fresh runtime with PyTorch: `make test-colab`."""

from __future__ import annotations

import re

import pytest
from colab import PYTHON, ROOT
from visits import WIDGET, notebook_of, visit

from autograder.build.course import units_of
from autograder.gates.solutions import find_failing_solutions
from autograder.gates.stubs import find_passing_stubs

UNITS = units_of(ROOT)


def look(been) -> None:
    """What holds of every visit."""
    assert been.python.startswith(PYTHON)
    assert been.changed == {}
    assert been.started == []
    shown = [output.data for output in been.outputs() if "data" in output]
    assert [kind for data in shown for kind in data if kind.startswith(WIDGET)] == []
    # Colab's versions are older than those that the course is made with: none of them warns of anything.
    assert been.warnings() == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_released_notebook_runs_on_colab(unit, fresh, tmp_path):
    been = visit(fresh(torch=True), tmp_path / "content", notebook_of(unit))
    look(been)
    assert [str(problem) for problem in find_passing_stubs(been.run)] == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_solved_notebook_has_full_marks_on_colab(unit, fresh, tmp_path):
    been = visit(fresh(torch=True), tmp_path / "content", notebook_of(unit, "solutions"))
    look(been)
    assert [str(problem) for problem in find_failing_solutions(been.run)] == []
    cards = [output.data.get("text/plain", "") for output in been.outputs() if "data" in output]
    (points,) = re.findall(r"together +(\S+) of (\S+) points", "\n".join(cards))
    assert points[0] == points[1]
    # TensorBoard, in unit 05: on Colab a browser reaches the kernel's servers in Colab's own way.
    served = any("serve_kernel_port" in cell.source for cell in been.run.notebook.cells)
    told = [output.text for output in been.outputs() if output.get("name") == "stdout"]
    assert ("the kernel's server answers 200" in "".join(told)) == served
