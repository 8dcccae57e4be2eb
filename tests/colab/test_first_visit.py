"""Units on Colab, as far as that is quickly seen. `make test-colab` runs the whole course there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from colab import PINS, PYTHON, ROOT, normal, read_pins
from packaging.requirements import Requirement
from visits import WIDGET, notebook_of, visit

from autograder.gates.stubs import find_passing_stubs

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What the notebooks import; the rest of the course does not run on Colab.
RANGES = PROJECT["dependencies"] + [
    line for extra in ("torch", "deploy") for line in PROJECT["optional-dependencies"][extra]
]


def test_every_range_of_ours_holds_what_colab_has():
    pins = read_pins()
    wanted = [Requirement(line) for line in RANGES]
    assert [str(one) for one in wanted if (has := pins.get(normal(one.name))) and has not in one.specifier] == []
    # What Colab has not, the set-up cell brings.
    assert {one.name for one in wanted if normal(one.name) not in pins} == {
        "executing", "onnx", "onnxruntime", "onnxscript",
    }  # fmt: skip
    assert PYTHON in Requirement(f"python{PROJECT['requires-python']}").specifier


def test_the_list_says_from_where_and_when_it_is():
    text = PINS.read_text(encoding="utf-8")
    assert re.search(r"googlecolab/backend-info", text)
    assert re.search(r"commit [0-9a-f]{40}, of \w+ 20\d\d", text)
    assert "//" not in text


def test_a_student_opens_the_first_unit(fresh, tmp_path):
    been = visit(fresh(torch=False), tmp_path / "content", notebook_of("01_images"))
    # The course came from the repository, into Colab's own packages, which stayed as they were.
    assert been.python.startswith(PYTHON)
    assert Path(been.course).is_relative_to(tmp_path / "colab" / "lib")
    assert been.changed == {}
    assert been.added == {"pixelgrad", "executing", "jedi"}  # the last is ipython's, and Colab lacks it
    # The set-up cell does not install anything a second time.
    assert been.started == []
    # Until the student begins, every check says so, and nothing else fails.
    assert [str(problem) for problem in find_passing_stubs(been.run)] == []
    # Everything is shown as plain HTML: Colab's ipywidgets are older than those of JupyterLab.
    shown = [output.data for output in been.outputs() if "data" in output]
    assert any("data-explorer" in data.get("text/html", "") for data in shown)
    assert [kind for data in shown for kind in data if kind.startswith(WIDGET)] == []
    assert been.warnings() == []
