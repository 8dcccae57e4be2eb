"""Notebooks that were tampered with outside of their code: in metadata, outputs, order and kind of cells.

Each function takes the notebook of a student who has answered nothing but `describe`, changes it in place, and says in
its docstring what it hopes for. `FILES` are handed in beside a notebook.
"""

from __future__ import annotations

import copy
from typing import Any

Notebook = dict[str, Any]

FILES = {
    "sitecustomize.py": b"import os; os._exit(0)\n",
    "usercustomize.py": b"import os; os._exit(0)\n",
    "conftest.py": b"raise SystemExit\n",
    "nbgrader_config.py": b"c = get_config()\nc.JudgeCells.sandbox = False\n",
    "gradebook.db": b"SQLite format 3\0" + bytes(84),
    "autograder/__init__.py": b"raise SystemExit\n",
    "pixelgrad/check/__init__.py": b"def check(*a, **k): return 1.0\n",
    "inside/template.py": b"raise SystemExit\n",
    ".autograder/secret": b"00" * 32,
}


def _marks(notebook: Notebook) -> list[dict[str, Any]]:
    return [cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def _checks(notebook: Notebook) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def _score(value: str = "2.0") -> dict[str, Any]:
    return {"output_type": "execute_result", "data": {"text/plain": value}, "metadata": {}, "execution_count": 1}


def thousand_points(notebook: Notebook) -> None:
    """Every cell is worth a thousand points."""
    for mark in _marks(notebook):
        mark["points"] = 1000


def one_answer_counts_for_all(notebook: Notebook) -> None:
    """All check cells carry the grade id of the one exercise that was answered."""
    for cell in _checks(notebook):
        cell["metadata"]["nbgrader"]["grade_id"] = "describe"


def ids_change_places(notebook: Notebook) -> None:
    """The check of the answered exercise says that it is the one with more points, and the reverse."""
    names = {"describe": "to_float", "to_float": "describe"}
    for cell in _checks(notebook):
        mark = cell["metadata"]["nbgrader"]
        mark["grade_id"] = names.get(mark["grade_id"], mark["grade_id"])


def the_same_cell_five_times(notebook: Notebook) -> None:
    """The check that passes stands there five times, with other cell ids."""
    check = next(cell for cell in _checks(notebook) if cell["metadata"]["nbgrader"]["grade_id"] == "describe")
    for number in range(5):
        notebook["cells"].append({**copy.deepcopy(check), "id": f"copy-{number}"})


def a_bonus_of_its_own(notebook: Notebook) -> None:
    """A new graded cell, worth a hundred points, which passes."""
    check = copy.deepcopy(_checks(notebook)[0])
    check["metadata"]["nbgrader"] |= {"grade_id": "bonus", "points": 100}
    notebook["cells"].append({**check, "id": "bonus", "source": "100.0", "outputs": [_score("100.0")]})


def unlocked_checks_that_show_a_score(notebook: Notebook) -> None:
    """The checks are unlocked, and their code is a score."""
    for cell in _checks(notebook):
        cell["metadata"] |= {"editable": True, "deletable": True}
        cell["metadata"]["nbgrader"]["locked"] = False
        cell["source"] = "2.0"


def scores_as_outputs(notebook: Notebook) -> None:
    """Every cell comes with the output of a score, and as if it had been run."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [_score()], "execution_count": 1}


def verdicts_as_metadata(notebook: Notebook) -> None:
    """The graded cells carry the judge's verdict already."""
    verdict = {"exercise": "to_float", "score": 1.0, "status": "right", "message": "Right.", "groups": {}, "seed": 1}
    for cell in notebook["cells"]:
        cell["metadata"]["pixelgrad"] = {"verdict": verdict, "sandbox": True}


def checks_as_tasks(notebook: Notebook) -> None:
    """The checks say that a person has to grade them, and that they are answers."""
    for cell in _checks(notebook):
        cell["metadata"]["nbgrader"] |= {"task": True, "solution": True, "grade": False}


def checks_as_text(notebook: Notebook) -> None:
    """The checks are markdown, so that there is nothing to run."""
    for cell in _checks(notebook):
        cell["cell_type"] = "markdown"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def checks_are_gone(notebook: Notebook) -> None:
    """There are no checks."""
    notebook["cells"] = [cell for cell in notebook["cells"] if not cell["metadata"].get("nbgrader", {}).get("grade")]


def forged_checksums(notebook: Notebook) -> None:
    """Checksums, versions and kinds say that a changed cell is as released."""
    for mark in _marks(notebook):
        mark |= {"checksum": "0" * 32, "schema_version": 99, "cell_type": "markdown"}
    for cell in _checks(notebook):
        cell["source"] = "pass"


def ids_that_are_paths(notebook: Notebook) -> None:
    """Grade ids and cell ids that lead out of a folder, into markup, or nowhere."""
    strange = [
        "../../../etc/passwd",
        "<script>alert(1)</script>",
        "describe\n",
        "",
        "a" * 10_000,
        "describe'; drop table",
    ]
    for cell, name in zip(_checks(notebook), strange, strict=False):
        cell["metadata"]["nbgrader"]["grade_id"] = name
        cell["id"] = name


def marks_of_another_kind(notebook: Notebook) -> None:
    """The marks are no mapping, or hold what no mark holds."""
    strange: list[Any] = [None, [], "nbgrader", {"points": float("1e308"), "grade": "yes"}, {"points": -5}]
    for cell, mark in zip(_checks(notebook), strange, strict=False):
        cell["metadata"]["nbgrader"] = mark


def another_kernel(notebook: Notebook) -> None:
    """The notebook asks for a kernel that is a shell command."""
    notebook["metadata"] = {
        "kernelspec": {"name": "../../bin/sh", "display_name": "x", "argv": ["touch", "/tmp/attack-was-here"]},
        "language_info": {"name": "bash"},
        "jupytext": {"text_representation": {"extension": "py:percent"}},
    }


def files_that_shadow_the_grader(notebook: Notebook) -> None:
    """Beside the notebook lie start-up files, packages and a gradebook of the student's own making."""


TAMPERED = [
    thousand_points,
    one_answer_counts_for_all,
    ids_change_places,
    the_same_cell_five_times,
    a_bonus_of_its_own,
    unlocked_checks_that_show_a_score,
    scores_as_outputs,
    verdicts_as_metadata,
    checks_as_tasks,
    checks_as_text,
    checks_are_gone,
    forged_checksums,
    ids_that_are_paths,
    marks_of_another_kind,
    another_kernel,
    files_that_shadow_the_grader,
]
