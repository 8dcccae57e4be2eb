"""The course away from a clone: Colab's badge and set-up cell, Binder, dev containers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from autograder.build.course import CourseInfo, read_course, units_of
from autograder.build.source import notebook_of
from autograder.runner.doctor import _DOCKER

ROOT = Path(__file__).parents[1]
MOVED = CourseInfo("pixelgrad", "https://github.com/ada/vision", "spring")
UNITS = units_of(ROOT)
each_unit = pytest.mark.parametrize("unit", UNITS)


def cells_of(unit: str, course: CourseInfo):
    """The unit's cells as a course with this address builds them, and the path of the released notebook."""
    (source,) = (ROOT / "solutions" / unit).glob("*.py")
    path = f"notebooks/{unit}/{source.stem}.ipynb"
    return notebook_of(source.read_text(encoding="utf-8"), course.placeholders(path)).cells, path


def set_up_of(unit: str, course: CourseInfo) -> str:
    """The part of the set-up cell that installs the course on Colab."""
    cells, _ = cells_of(unit, course)
    return next(cell for cell in cells if cell.cell_type == "code").source.partition("\nimport matplotlib")[0]


@each_unit
def test_the_badge_opens_the_students_own_notebook_of_the_configured_repository(unit):
    cells, path = cells_of(unit, MOVED)
    assert (ROOT / path).is_file()
    (address,) = re.findall(r"\[!\[.*?\]\(.*?\)\]\((.*?)\)", cells[0].source)
    assert address == f"https://colab.research.google.com/github/ada/vision/blob/spring/{path}"


@each_unit
def test_a_course_that_moves_leaves_no_old_address_behind(unit):
    old = read_course(ROOT).repository
    assert not [cell.source for cell in cells_of(unit, MOVED)[0] if old in cell.source]


@each_unit
def test_the_set_up_installs_the_course_on_colab_once_and_elsewhere_never(unit, monkeypatch):
    code = compile(set_up_of(unit, MOVED), "set-up", "exec")
    called = []

    def install(command, check):
        assert check
        called.append(command)

    monkeypatch.setattr("importlib.util.find_spec", lambda name: SimpleNamespace() if called else None)
    monkeypatch.setattr("subprocess.run", install)
    exec(code, {})
    assert called == []
    monkeypatch.setitem(sys.modules, "google.colab", SimpleNamespace())
    exec(code, {})
    exec(code, {})
    (command,) = called
    assert command[:5] == [sys.executable, "-m", "pip", "install", "--quiet"]
    wanted, *kept = command[5:]
    # Unit 08 asks for an extra as well: Colab brings no ONNX.
    assert re.fullmatch(r"(pixelgrad\[\w+\] @ )?git\+https://github\.com/ada/vision", wanted)
    # What that shares with Colab's packages stays as it is.
    assert kept == [f"{name}=={version(name)}" for name in (one.partition("==")[0] for one in kept)]


def requirements(*extras: str) -> dict[str, str]:
    """The ranges of pyproject.toml by conda's names: what the course itself needs, and some extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    conda = {"torch": "pytorch", "matplotlib": "matplotlib-base"}
    pairs = [re.fullmatch(r"([A-Za-z0-9_.\-]+)(.*)", line).groups() for line in lines]
    return {conda.get(name, name): ranges for name, ranges in pairs}


def test_binder_gets_the_ranges_that_students_need():
    listed = yaml.safe_load((ROOT / "binder/environment.yml").read_text(encoding="utf-8"))
    found = dict(re.fullmatch(r"([a-z0-9\-]+)(.*)", line).groups() for line in listed["dependencies"])
    assert found.pop("pip") == ""
    assert re.fullmatch(r"=3\.\d+", found.pop("python"))
    assert found == requirements("torch", "lab", "deploy")
    assert listed["channels"] == ["conda-forge"]


def test_binder_installs_the_course_itself_with_a_script_that_can_be_run():
    script = ROOT / "binder/postBuild"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", script], check=True)
    assert "--no-deps --editable ." in script.read_text(encoding="utf-8")
    assert {path.name for path in (ROOT / "binder").iterdir()} == {"environment.yml", "postBuild"}


# The properties that we use, as their reference describes them; an editor ignores a misspelt one in silence.
PROPERTIES = {
    "name": str,
    "image": str,
    "hostRequirements": dict,
    "securityOpt": list,
    "onCreateCommand": str,
    "remoteEnv": dict,
    "forwardPorts": list,
    "portsAttributes": dict,
    "customizations": dict,
}


@pytest.fixture(scope="module")
def container() -> dict:
    return json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))


def test_the_dev_container_says_only_what_an_editor_understands(container):
    assert {name: type(value) for name, value in container.items()} == PROPERTIES
    needs = container["hostRequirements"]
    assert set(needs) <= {"cpus", "memory", "storage", "gpu"}
    assert all(re.fullmatch(r"\d+([tgmk]b)?", needs[name]) for name in ("memory", "storage"))
    assert all(isinstance(port, int) for port in container["forwardPorts"])
    assert set(container["portsAttributes"]) == {str(port) for port in container["forwardPorts"]}


def test_the_dev_container_is_set_up_by_make_and_uses_its_environment(container):
    assert container["onCreateCommand"] == "make setup TORCH=cpu"
    interpreter = container["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"]
    assert interpreter == "${containerWorkspaceFolder}/.venv/bin/python"
    assert container["remoteEnv"]["PATH"].startswith("${containerWorkspaceFolder}/.venv/bin:")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^VENV := \.venv$", makefile, re.MULTILINE)
    assert re.search(r"^setup:", makefile, re.MULTILINE)


def test_the_dev_container_can_grade_as_the_doctor_advises(container):
    assert container["securityOpt"] == re.findall(r"--security-opt (\S+)", _DOCKER)


def test_every_tracked_file_has_a_name_that_windows_and_macos_can_hold():
    listed = subprocess.run(["git", "ls-files", "-s", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    modes, names = zip(*(line.split("\t") for line in listed.split("\0") if line), strict=True)
    assert not [name for name in names if re.search(r'[<>:"\\|?*\x00-\x1f]|[. ](/|$)', name)]
    assert not [name for name in names if re.search(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)", name.lower())]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) < 160  # of 260, with the folder of the clone
    assert not [name for mode, name in zip(modes, names, strict=True) if mode.startswith("120000")]  # links


def test_files_that_the_dev_container_opens_are_there(container):
    assert all((ROOT / path).is_file() for path in container["customizations"]["codespaces"]["openFiles"])
