"""`pixelgrad preflight` as a student meets it, and the manifest that it is held against."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from preflight_damage import UNIT, answered, answers, dump, release, stripped

from pixelgrad.cli import main
from pixelgrad.preflight import manifest_text, read_manifest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "images.ipynb"
    path.write_bytes(dump(answered()))
    return path


def test_a_good_notebook_is_fine(notebook, capsys):
    assert main(["preflight", str(notebook)]) == 0
    told = capsys.readouterr().out
    assert "unit 01_images" in told
    assert "It can be handed in as it is." in told
    assert "Still empty" not in told


def test_empty_answers_are_listed_and_no_damage(notebook, capsys):
    notebook.write_bytes(dump(release()))
    assert main(["preflight", str(notebook)]) == 0
    assert "Still empty: describe, to_float" in capsys.readouterr().out


def test_what_happened_many_times_is_told_once(notebook, capsys):
    twice = answered()
    twice["cells"] += [cell | {"id": f"{cell['id']}-2"} for cell in twice["cells"]]
    notebook.write_bytes(dump(twice))
    assert main(["preflight", str(notebook)]) == 1
    told = capsys.readouterr().out
    assert "The answer `describe-answer` stood there twice" in told
    assert "The same 12 more times: to_float-answer, " in told
    assert len(told.splitlines()) < 20


def test_repair_writes_a_copy_beside_and_never_over_a_file(notebook, capsys):
    damaged = dump(stripped(answered()))
    notebook.write_bytes(damaged)
    assert main(["preflight", str(notebook), "--repair"]) == 1
    assert main(["preflight", str(notebook), "--repair"]) == 1
    assert notebook.read_bytes() == damaged
    first, second = notebook.with_name("images-mended.ipynb"), notebook.with_name("images-mended-2.ipynb")
    assert first.read_bytes() == second.read_bytes()
    assert answers(json.loads(first.read_text(encoding="utf-8"))) == answers(answered())
    assert "marks-lost" not in capsys.readouterr().out  # Kinds are for machines.


def test_repair_to_a_name_refuses_one_that_is_there(notebook, tmp_path, capsys):
    damaged = dump(stripped(answered()))
    notebook.write_bytes(damaged)
    assert main(["preflight", str(notebook), "--repair", str(tmp_path / "out.ipynb")]) == 1
    assert (tmp_path / "out.ipynb").exists()
    assert main(["preflight", str(notebook), "--repair", str(notebook)]) == 2
    assert notebook.read_bytes() == damaged
    assert "exists" in capsys.readouterr().err.lower()


def test_repair_of_a_good_notebook_writes_nothing(notebook, tmp_path):
    assert main(["preflight", str(notebook), "--repair"]) == 0
    assert list(tmp_path.iterdir()) == [notebook]


@pytest.mark.parametrize(("content", "word"), [(b"", "empty"), (b"%PDF-1.4", "PDF"), (None, "no file")])
def test_what_cannot_be_handed_in_has_status_2(notebook, content, word, capsys):
    notebook.unlink()
    if content is not None:
        notebook.write_bytes(content)
    assert main(["preflight", str(notebook), "--repair"]) == 2
    told = capsys.readouterr().out
    assert word in told
    assert "It cannot be handed in like this." in told


def test_a_folder_and_a_link_are_refused(notebook, tmp_path, capsys):
    assert main(["preflight", str(tmp_path)]) == 2
    link = tmp_path / "link.ipynb"
    link.symlink_to(notebook)
    assert main(["preflight", str(link)]) == 2
    assert "symbolic link" in capsys.readouterr().out


def test_an_unknown_unit_is_said(notebook, capsys):
    assert main(["preflight", str(notebook), "--unit", "99_other"]) == 2
    assert "01_images" in capsys.readouterr().err


def test_preflight_is_light_and_starts_no_library(notebook):
    code = (
        "import sys; from pixelgrad.cli import main; status = main(sys.argv[1:]);"
        "heavy = {'numpy', 'torch', 'matplotlib', 'nbformat', 'nbgrader', 'autograder', 'IPython'} & set(sys.modules);"
        "sys.exit(status or (f'imported {heavy}' if heavy else 0))"
    )
    done = subprocess.run([sys.executable, "-c", code, "preflight", str(notebook)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_manifest_is_that_of_the_released_notebook():
    released = json.loads((ROOT / "notebooks" / UNIT / "images.ipynb").read_text(encoding="utf-8"))
    shipped = ROOT / "pixelgrad" / "preflight" / "manifests" / f"{UNIT}.json"
    assert shipped.read_text(encoding="utf-8") == manifest_text(released, UNIT)


def test_the_manifest_knows_every_answer_and_check():
    manifest = read_manifest(UNIT)
    assert manifest.notebook == "images.ipynb"
    assert sum(cell.points for cell in manifest.cells) == 17 + 4
    for cell in manifest.cells:
        if cell.kind == "answer" and cell.cell_type == "markdown":
            assert cell.source == "*Your answer here.*"
            assert cell.between[0].startswith("**")
        elif cell.kind == "answer":
            assert cell.defines == (cell.grade_id.removesuffix("-answer"),)
            assert "NotImplementedError" in cell.source
        else:
            assert f"check({cell.grade_id})" in cell.source
