"""Every notebook runs in a fresh kernel: solved without an error, unsolved with errors only where asked."""

import resource
import time
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
SECONDS = {"07_compression": 240}
MEMORY = 2 * 2**30


def notebooks(folder: str):
    found = sorted((ROOT / folder).glob("*/*.ipynb"))
    assert found, f"no notebook in {folder}"
    return [pytest.param(path, id=path.parent.name) for path in found]


def run(path: Path, allow_errors: bool) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, allow_errors=allow_errors, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    return notebook


def errors(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the error of each cell that raised one, by the cell's id."""
    return {
        cell.id: output.ename
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    }


@pytest.mark.parametrize("path", notebooks("solutions"))
def test_the_solved_notebook_runs_within_its_time_and_memory(path):
    started = time.perf_counter()
    notebook = run(path, allow_errors=False)
    seconds = time.perf_counter() - started
    assert not errors(notebook)
    # A guard against a unit that grew out of hand, not a benchmark: CI's cores are shared.
    assert seconds < 2 * SECONDS.get(path.parent.name, 90)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MEMORY


@pytest.mark.parametrize("path", notebooks("notebooks"))
def test_the_released_notebook_fails_only_in_its_checks(path):
    notebook = run(path, allow_errors=True)
    checks = {cell.id for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")}
    assert errors(notebook) == dict.fromkeys(checks, "CheckFailed")


@pytest.mark.parametrize("path", notebooks("notebooks"))
def test_every_picture_of_the_released_notebook_has_a_text(path):
    notebook = run(path, allow_errors=True)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            assert "image/png" not in data, f"{cell.id} shows a picture without alt text; use plot.show_figure"
            for image in data.get("text/html", "").split("<img")[1:]:
                assert 'alt="' in image.split(">")[0], f"{cell.id} shows a picture without alt text"
