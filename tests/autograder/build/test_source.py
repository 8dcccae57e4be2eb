"""Text to notebook and back."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from autograder.build.course import read_course
from autograder.build.source import file_text, notebook_of, text_of

ROOT = Path(__file__).parents[3]
BADGE = "[![Open](image)](https://example.org/course/blob)"
VALUES = {"{{badge}}": BADGE, "{{repository}}": "https://example.org/course"}


def ids(text):
    return [cell.id for cell in notebook_of(text, VALUES).cells]


def test_a_cell_is_named_by_its_grade_id_or_by_its_place_after_the_last_one(unit_text):
    assert ids(unit_text) == [
        "start-1",
        "start-2",
        "start-3",
        "double-answer",
        "double",
        "double-1",
        "halve-answer",
        "halve",
        "halve-1",
    ]


def test_a_new_cell_renames_no_cell_behind_the_next_grade_id(unit_text):
    longer = unit_text.replace('# %% tags=["wide"]', '# %%\nprint("new")\n\n# %% tags=["wide"]')
    before, after = ids(unit_text), ids(longer)
    assert after[:6] == before[:6]
    assert after[7:] == before[6:]


def test_a_built_notebook_is_valid_and_holds_no_outputs_and_little_metadata(unit_text):
    notebook = notebook_of(unit_text, VALUES)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
    assert {key for cell in notebook.cells for key in cell.metadata} == {"nbgrader", "tags"}
    assert set(notebook.metadata) == {"kernelspec", "language_info"}


def test_building_twice_gives_the_same_bytes(unit_text):
    assert file_text(notebook_of(unit_text, VALUES)) == file_text(notebook_of(unit_text, VALUES))


def test_placeholders_are_filled_in_and_come_back(unit_text):
    notebook = notebook_of(unit_text, VALUES)
    assert BADGE in notebook.cells[0].source
    assert "The course: https://example.org/course" in notebook.cells[0].source
    assert text_of(notebook, VALUES, like=unit_text) == unit_text


def test_magics_are_code_in_the_notebook_and_comments_in_the_text(unit_text):
    assert "\n%matplotlib inline" in notebook_of(unit_text, VALUES).cells[1].source


@pytest.mark.parametrize("source", sorted((ROOT / "solutions").glob("*/*.py")), ids=lambda path: path.stem)
def test_every_unit_comes_back_unchanged_from_its_notebook(source):
    values = read_course(ROOT).placeholders(f"notebooks/{source.parent.name}/{source.stem}.ipynb")
    text = source.read_text(encoding="utf-8")
    assert text_of(notebook_of(text, values), values, like=text) == text


def test_only_what_an_author_edited_changes_in_the_text(unit_text):
    notebook = notebook_of(unit_text, VALUES)
    number = next(i for i, cell in enumerate(notebook.cells) if cell.id == "double-1")
    notebook.cells[number].source = "double(np.float64(5))"
    expected = unit_text.replace("double(np.float64(3))", "double(np.float64(5))")
    assert text_of(notebook, VALUES, like=unit_text) == expected


def test_what_a_front_end_leaves_in_a_notebook_is_dropped(unit_text):
    notebook = notebook_of(unit_text, VALUES)
    for number, cell in enumerate(notebook.cells):
        cell.metadata.update(editable=True, slideshow={"slide_type": ""}, collapsed=False)
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text="shown")]
    notebook.metadata["widgets"] = {"state": 1}
    assert text_of(notebook, VALUES, like=unit_text) == unit_text


def test_a_cell_added_in_the_notebook_stands_in_the_text_without_an_id(unit_text):
    notebook = notebook_of(unit_text, VALUES)
    notebook.cells.insert(2, nbformat.v4.new_code_cell("added = 1", id="1f3a9c"))
    text = text_of(notebook, VALUES, like=unit_text)
    assert "# %%\nadded = 1\n" in text
    assert "1f3a9c" not in text
