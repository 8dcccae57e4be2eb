"""Submission folders in whatever state: the notebook is found, the rest travels along, no link is followed."""

from __future__ import annotations

import errno
import json
import os
import socket
from pathlib import Path

import nbformat
import pytest
from preflight_damage import UNIT, answered, answers, dump, find, lines, percent_script, release, stripped, with_output

from autograder.intake import folder as folder_module
from autograder.intake import take_in
from pixelgrad.preflight import Intake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "submitted" / "ada" / UNIT
    made.mkdir(parents=True)
    return made


def took(folder: Path) -> Intake:
    """Take a folder in and check what holds for all: a valid notebook or a reason, and nothing changed on the disk."""
    before = snapshot(folder.parent)
    intake = take_in(folder, UNIT)
    assert snapshot(folder.parent) == before
    if intake.notebook is None:
        assert any(finding.severity in ("refused", "suspicious") for finding in intake.findings)
    else:
        nbformat.validate(nbformat.from_dict(intake.notebook))
    return intake


def snapshot(folder: Path) -> dict[str, object]:
    paths = sorted(folder.rglob("*"))
    return {
        str(path): path.read_bytes() if path.is_file() and not path.is_symlink() else path.lstat().st_mode
        for path in paths
    }


def one_other_answer() -> bytes:
    notebook = answered()
    find(notebook, "to_float-answer")["source"] = lines("def to_float(image):\n    return 2")
    return dump(notebook)


def test_a_good_submission_comes_with_the_files_beside_it(folder):
    (folder / "images.ipynb").write_bytes(dump(answered()))
    (folder / "helper.py").write_text("x = 1\n")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "cat.png").write_bytes(b"\x89PNG...")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "images-checkpoint.ipynb").write_bytes(one_other_answer())
    intake = took(folder)
    assert intake.ok
    assert intake.name == "images.ipynb"
    assert intake.unit == UNIT
    assert intake.files == {"helper.py": b"x = 1\n", "pictures/cat.png": b"\x89PNG..."}
    assert answers(intake.notebook) == answers(answered())


@pytest.mark.parametrize(
    "name",
    [
        "images (1).ipynb",
        "Copy of images.ipynb",
        "Kopie von images.ipynb",
        "images-Copy1.ipynb",
        "images - Copy (2).ipynb",
        "images_final.ipynb",
        "Images.IPYNB",
        "images.ipynb.txt",
        "images.ipynb.json",
        "Untitled.ipynb",
        "größe 01 Müller.ipynb",
    ],
)
def test_a_renamed_notebook_is_found(folder, name):
    (folder / name).write_bytes(dump(answered()))
    intake = took(folder)
    assert intake.notebook is not None
    assert intake.name == name
    assert answers(intake.notebook) == answers(answered())


def test_of_two_notebooks_the_one_with_answers_counts(folder):
    (folder / "images.ipynb").write_bytes(dump(release()))
    (folder / "images (1).ipynb").write_bytes(dump(answered()))
    intake = took(folder)
    assert intake.name == "images (1).ipynb"
    assert {(f.kind, f.severity) for f in intake.findings} == {("several-notebooks", "mended"), ("name", "mended")}


def test_of_two_notebooks_with_different_answers_the_right_name_counts_and_somebody_should_look(folder):
    (folder / "images.ipynb").write_bytes(one_other_answer())
    (folder / "images (1).ipynb").write_bytes(dump(answered()))
    intake = took(folder)
    assert intake.name == "images.ipynb"
    assert [(f.kind, f.severity) for f in intake.findings] == [("several-notebooks", "reported")]
    assert "images (1).ipynb" in intake.findings[0].sentence


def test_of_two_equal_notebooks_one_counts(folder):
    (folder / "images.ipynb").write_bytes(dump(answered()))
    (folder / "images-Copy1.ipynb").write_bytes(dump(answered()))
    intake = took(folder)
    assert intake.name == "images.ipynb"
    assert [(f.kind, f.severity) for f in intake.findings] == [("several-notebooks", "mended")]


def test_a_torn_notebook_beside_a_good_copy_is_passed_over(folder):
    (folder / "images.ipynb").write_bytes(b"")
    (folder / "images (1).ipynb").write_bytes(dump(answered()))
    intake = took(folder)
    assert intake.name == "images (1).ipynb"
    assert ("several-notebooks", "reported") in {(f.kind, f.severity) for f in intake.findings}


def test_a_notebook_that_lies_too_deep_is_found_with_its_files(folder):
    (folder / UNIT / "work").mkdir(parents=True)
    (folder / UNIT / "work" / "images.ipynb").write_bytes(dump(answered()))
    (folder / UNIT / "work" / "data.csv").write_text("1,2")
    intake = took(folder)
    assert intake.kinds() == {"depth"}
    assert intake.files == {"data.csv": b"1,2"}


def test_a_notebook_one_folder_too_high_is_found(folder):
    folder.rmdir()
    (folder.parent / "images.ipynb").write_bytes(dump(answered()))
    intake = took(folder)
    assert intake.kinds() == {"depth"}
    assert intake.notebook is not None


def test_a_file_in_place_of_the_folder_is_read(folder):
    folder.rmdir()
    folder.write_bytes(dump(answered()))
    intake = took(folder)
    assert "depth" in intake.kinds()
    assert intake.notebook is not None


def test_a_folder_with_the_notebooks_name_is_said(folder):
    (folder / "images.ipynb").mkdir()
    intake = took(folder)
    assert intake.notebook is None
    assert intake.kinds() == {"directory", "missing"}
    (folder / "images.ipynb" / "images.ipynb").write_bytes(dump(answered()))
    assert took(folder).notebook is not None


def test_a_missing_folder_and_an_empty_one_are_said(folder):
    assert took(folder).kinds() == {"missing"}
    folder.rmdir()
    assert took(folder).kinds() == {"missing"}


def test_a_script_is_taken_only_where_there_is_no_notebook(folder):
    (folder / "images.py").write_bytes(percent_script(answered()))
    assert took(folder).name == "images.py"
    (folder / "images.ipynb").write_bytes(dump(release()))
    intake = took(folder)
    assert intake.name == "images.ipynb"
    assert "images.py" in intake.files


def test_an_html_export_is_refused_with_a_reason(folder):
    (folder / "images.html").write_text("<!DOCTYPE html><html>def to_float(image)</html>")
    intake = took(folder)
    assert intake.notebook is None
    assert intake.kinds() == {"html"}


def test_a_link_out_of_the_submission_is_suspicious_and_not_followed(folder, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.write_text("marks")
    other = tmp_path / "other.ipynb"
    other.write_bytes(dump(answered()))
    (folder / "images.ipynb").symlink_to(other)
    (folder / "data.txt").symlink_to(secret)
    (folder / "all").symlink_to(tmp_path)
    intake = took(folder)
    assert intake.notebook is None
    assert intake.suspicious
    assert sum(finding.kind == "link" for finding in intake.findings) == 3
    assert not intake.files


def test_a_link_inside_the_submission_is_not_followed_and_not_suspicious(folder):
    (folder / "images.ipynb").write_bytes(dump(answered()))
    (folder / "again.ipynb").symlink_to("images.ipynb")
    (folder / "loop").symlink_to(".")
    intake = took(folder)
    assert intake.notebook is not None
    assert not intake.suspicious
    assert {(f.kind, f.severity) for f in intake.findings} == {("link", "reported")}


def test_a_linked_folder_is_refused(folder, tmp_path):
    folder.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "images.ipynb").write_bytes(dump(answered()))
    folder.symlink_to(elsewhere)
    intake = took(folder)
    assert intake.notebook is None
    assert intake.suspicious


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_sockets_are_not_opened(folder, monkeypatch):
    (folder / "images.ipynb").write_bytes(dump(answered()))
    os.mkfifo(folder / "pipe.ipynb")
    monkeypatch.chdir(folder)  # The path of a socket must be short.
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.py")
        intake = took(folder)
    assert intake.notebook is not None
    assert intake.suspicious
    assert sum(finding.kind == "device" for finding in intake.findings) == 2


def test_a_pipe_in_place_of_the_folder_is_refused(folder):
    folder.rmdir()
    os.mkfifo(folder)
    assert took(folder).kinds() == {"device"}


def test_an_unreadable_notebook_is_said(folder, monkeypatch):
    (folder / "images.ipynb").write_bytes(dump(answered()))

    def refuse(*arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pixelgrad.preflight.files.os.open", refuse)
    intake = take_in(folder, UNIT)
    assert intake.notebook is None
    assert intake.kinds() == {"unreadable"}
    assert "Permission denied" in intake.findings[0].sentence


def test_a_file_beyond_the_limit_is_refused_unread(folder):
    with (folder / "images.ipynb").open("wb") as file:
        file.truncate(300 << 20)
    intake = take_in(folder, UNIT)
    assert intake.notebook is None
    assert intake.kinds() == {"too-large"}


def test_files_beyond_the_limits_are_left_out_and_said(folder, monkeypatch):
    monkeypatch.setattr(folder_module, "MOST_FILES", 3)
    monkeypatch.setattr(folder_module, "LARGEST_FILE", 10)
    (folder / "images.ipynb").write_bytes(dump(answered()))
    (folder / "a.bin").write_bytes(b"x" * 11)
    for name in "bcdef":
        (folder / f"{name}.bin").write_bytes(b"x")
    intake = took(folder)
    assert sorted(intake.files) == ["b.bin", "c.bin", "d.bin"]
    assert intake.kinds() == {"files"}


def test_all_damages_together_still_give_every_answer(folder):
    notebook = stripped(with_output(answered(), 1))
    notebook["cells"] = [*notebook["cells"], *notebook["cells"]]
    (folder / "sub").mkdir()
    (folder / "sub" / "Copy of images (3).ipynb").write_bytes(json.dumps(notebook).encode("utf-16"))
    (folder / "passwd").symlink_to("/etc/passwd")
    intake = took(folder)
    assert answers(intake.notebook) == answers(answered())
    assert intake.blank == ()


def test_an_unknown_unit_is_the_callers_mistake(folder):
    with pytest.raises(ValueError, match="01_images"):
        take_in(folder, "no_such_unit")
    with pytest.raises(ValueError, match="no unit"):
        take_in(folder, "../../secret")
