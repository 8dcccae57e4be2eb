"""The command: every gate is opened, and what was found is said in lines with an exit status."""

from __future__ import annotations

import json

import pytest

from autograder import cli
from autograder.build.problems import Problem
from autograder.gates import inspect
from autograder.gates.inspect import GateReport, inspect_course


@pytest.fixture
def course(released, monkeypatch):
    """The small course in the place of the real one, with the exercise that its build was made with."""
    from autograder.build.builder import exercises_of

    monkeypatch.setattr("autograder.gates.sheets._registered", exercises_of)
    return released


def test_a_sound_course_passes_every_gate(course, capsys):
    assert cli.main(["doctor", "--course", str(course)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "nothing to mend"
    assert [line.rsplit(maxsplit=1)[0].strip() for line in lines[:-1]] == list(inspect.QUICK)


def test_a_fault_is_said_with_what_where_and_what_to_do_and_the_status_is_1(course, capsys):
    path = course / "notebooks/09_colours/colours.ipynb"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"execution_count": null', '"execution_count": 1'), encoding="utf-8")
    assert cli.main(["doctor", "--course", str(course)]) == 1
    shown = capsys.readouterr().out
    assert "notebooks/09_colours/colours.ipynb, cell 2 (start-2): was committed with its output; run" in shown
    assert "at 2 of 11 gates" in shown
    assert cli.main(["doctor", "--course", str(course), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["ok"]
    assert found["gates"]["outputs"][0]["cell"] == "cell 2 (start-2)"


def test_notebooks_are_executed_only_on_demand(course, monkeypatch):
    monkeypatch.setattr("autograder.gates.inspect.execute_all", lambda course: ["a run"])
    monkeypatch.setattr("autograder.gates.inspect.RUNNING", {"solutions, run": lambda run: [Problem(run, "", "fails")]})
    assert inspect_course(course).ok
    report = inspect_course(course, run=True)
    assert report.found["solutions, run"] == (Problem("a run", "", "fails"),)
    assert cli.main(["doctor", "--course", str(course), "--run"]) == 1


def test_run_without_a_course_is_refused(capsys):
    assert cli.main(["doctor", "--run"]) == 2
    assert "doctor --course --run" in capsys.readouterr().err


def test_a_report_counts_what_is_to_mend():
    report = GateReport({"hints": (Problem("a.py", "cell 1", "say less"),) * 2, "drift": ()})
    assert str(report).splitlines() == [
        "hints  2",
        "  a.py, cell 1: say less",
        "  a.py, cell 1: say less",
        "drift  good",
        "2 to mend, at 1 of 2 gates",
    ]
