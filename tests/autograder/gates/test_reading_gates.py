"""Each gate that reads: open for a sound course, closed by the fault that it is there for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from autograder.exercises.definition import Misconception
from autograder.gates.addresses import find_other_addresses
from autograder.gates.cell_length import find_long_cells
from autograder.gates.drift import find_drift
from autograder.gates.grade_ids import find_repeated_ids
from autograder.gates.hints import find_telling_hints
from autograder.gates.imports import find_wrong_imports
from autograder.gates.misconceptions import find_unexplained
from autograder.gates.outputs import find_outputs
from autograder.gates.pictures import find_silent_pictures
from autograder.gates.stubs import find_answers_in_stubs

FILE = "solutions/09_colours/colours.py"
SOLVED = "solutions/09_colours/colours.ipynb"
RELEASED = "notebooks/09_colours/colours.ipynb"
IMAGES = 'plot.show_images([np.zeros((4, 4))], ["black"], caption="Black.", alt="A black square.")'


def only(problems):
    """The one problem, which names a file of the course, a place in it, and what to do."""
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


@pytest.mark.parametrize(
    "gate",
    [
        find_repeated_ids,
        find_long_cells,
        find_telling_hints,
        find_unexplained,
        find_silent_pictures,
        find_wrong_imports,
        find_other_addresses,
    ],
)
def test_a_sound_source_passes(gate, plant):
    assert gate(plant()) == []


@pytest.mark.parametrize("gate", [find_drift, find_outputs, find_answers_in_stubs])
def test_a_sound_build_passes(gate, plant, released):
    assert gate(plant()) == []


def test_a_source_that_was_changed_and_not_built_has_drifted(plant, released):
    problems = find_drift(plant("**Exercise.**", "**Exercise!**"))
    assert {problem.file for problem in problems} == {SOLVED, RELEASED}
    assert all("autograder build" in problem.advice and "+**Exercise!**" in problem.advice for problem in problems)


def test_a_generated_file_that_is_gone_has_drifted(plant, released):
    (released / "pixelgrad/check/cases/gray_to_rgb.cases").unlink()
    problem = only(find_drift(plant()))
    assert problem.file == "pixelgrad/check/cases/gray_to_rgb.cases"
    assert problem.advice.startswith("is missing; run `autograder build`")


def test_a_source_that_cannot_be_built_has_drifted(plant, released):
    problem = only(find_drift(plant('"points": 1', '"points": 2')))
    assert problem.cell == "cell 'gray_to_rgb'"
    assert "keeps the unit from being built" in problem.advice


def test_a_grade_id_that_stands_twice_in_a_unit_is_found(plant):
    problem = only(find_repeated_ids(plant('"gray_to_rgb-answer"', '"gray_to_rgb"')))
    assert problem.file == FILE
    assert "cell 4" in problem.advice


def test_a_grade_id_of_two_units_is_found(plant):
    course = plant()
    other = replace(course.units[0], name="10_more", file="solutions/10_more/more.py")
    problem = only(find_repeated_ids(replace(course, units=(*course.units, other))))
    assert problem.file == other.file
    assert FILE in problem.advice


def test_a_cell_over_30_lines_is_found_and_one_of_30_is_not(plant):
    assert find_long_cells(plant(IMAGES, "\n".join(["x = 1"] * 30))) == []
    problem = only(find_long_cells(plant("x = 1\n", "x = 1\nx = 2\n")))
    assert "60 lines" in problem.advice or "31 lines" in problem.advice


@pytest.mark.parametrize(("key", "value"), [("execution_count", 3), ("outputs", [{"output_type": "stream"}])])
@pytest.mark.parametrize("file", [SOLVED, RELEASED])
def test_an_output_in_a_committed_notebook_is_found(plant, released, file, key, value):
    notebook = json.loads((released / file).read_bytes())
    notebook["cells"][1][key] = value
    (released / file).write_text(json.dumps(notebook), encoding="utf-8")
    problem = only(find_outputs(plant()))
    assert (problem.file, problem.cell) == (file, "cell 2 (start-2)")


def test_a_committed_notebook_that_is_none_is_found(plant, released):
    (released / SOLVED).write_bytes(b"<<<<<<< HEAD")
    assert "is no notebook" in only(find_outputs(plant())).advice


def test_a_stub_that_raises_nothing_is_found(plant, released):
    text = (released / RELEASED).read_text(encoding="utf-8")
    (released / RELEASED).write_text(text.replace("raise NotImplementedError", "return gray"), encoding="utf-8")
    problem = only(find_answers_in_stubs(plant()))
    assert (problem.file, problem.cell) == (RELEASED, "cell 'gray_to_rgb-answer'")


def test_an_answer_that_is_missing_from_the_release_is_found(plant, released):
    notebook = json.loads((released / RELEASED).read_bytes())
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "gray_to_rgb-answer"]
    (released / RELEASED).write_text(json.dumps(notebook), encoding="utf-8")
    assert "missing from the release" in only(find_answers_in_stubs(plant())).advice


@pytest.mark.parametrize(
    "hint", ["Write `np.stack(channels, axis=-1)`.", "It is np.stack( channels,\n# axis = -1 ), of course."]
)
def test_a_hint_of_the_notebook_that_contains_the_answer_is_found(plant, hint):
    problem = only(find_telling_hints(plant("NumPy puts arrays on top of each other along a new axis.", hint)))
    assert problem.file == FILE
    assert "np.stack(channels,axis=-1)" in problem.advice


def test_a_hint_that_only_names_a_function_passes(plant):
    assert find_telling_hints(plant("along a new axis.", "along a new axis: `np.stack`, with `axis=-1`.")) == []


@pytest.mark.parametrize("hint", ["Return `np.stack(channels, axis=-1)`.", "Write `image = image.copy()` first."])
def test_a_hint_of_a_misconception_that_contains_the_answer_is_found(plant, hint):
    telling = Misconception("channels-first", hint, (lambda gray: gray,))
    problem = only(find_telling_hints(plant(misconceptions=(telling,))))
    assert problem.cell == "misconception 'channels-first' of 'gray_to_rgb'"


def test_an_exercise_without_a_misconception_is_found(plant):
    problem = only(find_unexplained(plant(misconceptions=())))
    assert (problem.file, problem.cell) == ("autograder/exercises/u09_colours", "exercise 'gray_to_rgb'")


def test_a_misconception_without_a_wrong_answer_is_found(plant):
    assert "no wrong answer" in only(find_unexplained(plant(misconceptions=(Misconception("a", "A.", ()),)))).advice


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        (', alt="A black square."', "", "show_images without alt"),
        ('"A black square."', '" "', "empty alt"),
        (IMAGES, "plt.plot([1, 2])\nplt.show()", "plt.show()"),
        (IMAGES, 'plot.show_figure(plt.figure(), caption="A line.")', "show_figure without alt"),
        ("# # Colours", "# # Colours\n# ![](colours.png)", "between ![] and ()"),
        ("# # Colours", "# # Colours\n# <img src='colours.png'>", "<img> has no alt"),
        ("# # Colours", "# # Colours\n# <img alt='' src='colours.png'>", "<img> has no alt"),
    ],
)
def test_a_picture_without_a_text_is_found(plant, old, new, advice):
    problem = only(find_silent_pictures(plant(old, new)))
    assert problem.file == FILE
    assert advice in problem.advice


@pytest.mark.parametrize(
    ("file", "line", "advice"),
    [
        ("pixelgrad/check/late.py", "def f():\n    from autograder.judge import judge", "nothing of the grader"),
        (
            "pixelgrad/late.py",
            "import importlib\nx = importlib.import_module('autograder.judge')",
            "imports autograder",
        ),
        ("autograder/runner/inside/late.py", "from autograder import exercises", "autograder.exercises"),
        ("autograder/runner/late.py", "from ..judge import judge", "autograder.judge"),
        ("autograder/intake/late.py", "import autograder.course.grade", "autograder.course.grade"),
        ("autograder/build/late.py", "from solutions import images", "never imports notebooks"),
    ],
)
def test_an_import_against_the_arrows_is_found(plant, folder, file, line, advice):
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_text(line, encoding="utf-8")
    problem = only(find_wrong_imports(plant()))
    assert problem.file == file
    assert problem.cell.startswith("line ")
    assert advice in problem.advice


def test_imports_along_the_arrows_pass(plant, folder):
    for file, line in {
        "autograder/runner/inside/a.py": "from .b import c\nfrom pixelgrad.check import case",
        "autograder/judge/a.py": "from autograder.exercises import registry",
        "autograder/course/a.py": "from autograder.bridge import cells",
        "pixelgrad/a.py": "from pixelgrad import check",
    }.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(line, encoding="utf-8")
    assert find_wrong_imports(plant()) == []


def test_a_cell_that_imports_the_grader_is_found(plant):
    problem = only(find_wrong_imports(plant("from pixelgrad import check, plot", "from autograder import judge")))
    assert problem.file == FILE
    assert "students do not have" in problem.advice


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        (" {{badge}}", "", "has no badge"),
        ("git+{{repository}}", "pixelgrad", "has no git+{{repository}};"),
        ('"google.colab" in sys.modules and ', "", 'has no "google.colab" in sys.modules;'),
        (' and find_spec("pixelgrad") is None', "", "has no find_spec(;"),
        ("# **Exercise.**", "# See https://github.com/pixelgrad/pixelgrad. **Exercise.**", "spells out"),
    ],
)
def test_an_address_that_does_not_come_from_course_toml_is_found(plant, old, new, advice):
    assert advice in only(find_other_addresses(plant(old, new))).advice
