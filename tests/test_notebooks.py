"""Every notebook runs in a fresh kernel and passes the gates that need that.

Solved it runs without an error, within its time and memory; released its checks fail and nothing else does; and no
picture of either lacks its text. `autograder doctor --course --run` does the same; here each notebook is a test of its
own, so that they run side by side.
"""

from pathlib import Path

import pytest

from autograder.gates.inspect import RUNNING
from autograder.gates.running import execute

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb")) + sorted((ROOT / "notebooks").glob("*/*.ipynb"))


def test_every_unit_has_both_notebooks():
    units = [path.parent.name for path in sorted((ROOT / "solutions").glob("*/*.py"))]
    assert units
    assert [path.parent.name for path in NOTEBOOKS] == units * 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_the_notebook_passes_every_gate_that_executes_it(path):
    run = execute(ROOT, path)
    found = {name: [str(problem) for problem in gate(run)] for name, gate in RUNNING.items()}
    assert found == {name: [] for name in RUNNING}
