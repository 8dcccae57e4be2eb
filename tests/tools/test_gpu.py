"""`make gpu`: what it measures and writes, played on the CPU; and what it says where there is no graphics card."""

import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import gpu
import parity

CPU = torch.device("cpu")


@pytest.fixture
def no_cuda(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)


def notebook(folder: Path, name: str, source: str) -> None:
    (folder / name).mkdir(parents=True)
    cells = [nbformat.v4.new_code_cell(source)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / name / "unit.ipynb")


@pytest.mark.parametrize("work", parity.WORKS, ids=lambda work: work.name)
def test_every_work_gives_the_same_on_the_same_device(work):
    row = parity.compare(work, CPU, quick=True, repeats=1)
    assert row.agrees
    assert row.cpu > 0
    assert row.other > 0


def test_a_difference_beyond_the_tolerance_is_seen():
    work = parity.WORKS[0]

    def other_result(device, size):
        task = work.prepare(device, size)
        calls.append(device)
        return task if len(calls) == 1 else lambda: task() * 1.001

    calls = []
    row = parity.compare(replace(work, prepare=other_result), CPU, quick=True, repeats=1)
    assert not row.agrees
    assert row.deviation == pytest.approx(1e-3, rel=0.01)
    assert not replace(row, deviation=float("nan")).agrees


def test_without_a_graphics_card_the_page_stays_as_it_is(no_cuda, tmp_path, capsys):
    page = tmp_path / "gpu.md"
    page.write_text("measured before")
    assert gpu.main(["--out", str(page)]) == 2
    assert page.read_text() == "measured before"
    assert "There is no cuda on this machine" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--device", "cpu"], ["--device", "cpu", "--quick"]])
def test_the_cpu_never_writes_the_committed_page(words, capsys):
    before = gpu.PAGE.read_bytes()
    assert gpu.main(words) == 2
    assert gpu.PAGE.read_bytes() == before
    assert "--out" in capsys.readouterr().err


def test_the_page_holds_device_date_and_every_measurement(tmp_path):
    notebook(tmp_path / "s", "05_training", "import os; assert os.environ['PIXELGRAD_DEVICE'] == 'cpu'")
    notebook(tmp_path / "s", "04_autograd", "raise SystemError('not asked for')")
    page = tmp_path / "gpu.md"
    words = ["--device", "cpu", "--quick", "--out", str(page), "--solutions", str(tmp_path / "s")]
    assert gpu.main(words) == 0
    text = page.read_text(encoding="utf-8")
    for work in parity.WORKS:
        assert f"| {work.name} | " in text
    assert "| 05_training | " in text
    assert "04_autograd" not in text
    assert f"torch {torch.__version__}" in text
    assert "- Date: 20" in text


def test_a_failing_notebook_is_named_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(gpu, "WORKS", parity.WORKS[:1])
    notebook(tmp_path / "s", "06_hardware", "assert False, 'slower'")
    page = tmp_path / "gpu.md"
    words = ["--device", "cpu", "--quick", "--out", str(page), "--solutions", str(tmp_path / "s")]
    assert gpu.main(words) == 1
    assert not page.exists()
    assert "06_hardware fails on cpu" in capsys.readouterr().err


def test_the_notebooks_are_those_of_units_5_to_8(tmp_path):
    for name in ("03_backprop", "05_training", "08_deployment"):
        notebook(tmp_path, name, "pass")
    assert [path.parent.name for path in gpu.find_notebooks(tmp_path)] == ["05_training", "08_deployment"]
