"""nbgrader's own button above a notebook: Validate."""

from playwright.sync_api import expect
from solved import RELEASED, read, solved, source_of

from pixelgrad.check.public import exercises_of


def validate(lab):
    """Press the button, and return the dialog that comes when nbgrader has run the notebook."""
    lab.tab.get_by_role("button", name="Validate").click()
    dialog = lab.tab.locator(".jp-Dialog")
    expect(dialog.locator(".jp-Dialog-header")).to_have_text("Validation Results")
    return dialog


def graded(lab):
    """The cells that earn points: the checks, and what is answered in words."""
    return [cell for cell in read(lab.file)["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def test_validate_names_every_check_that_stubs_fail(open_copy):
    lab = open_copy(RELEASED, "stubs.ipynb")
    dialog = validate(lab)
    lab.picture("validate-stubs")
    assert dialog.get_by_text("The following cell failed:").count() == len(graded(lab))
    for exercise in exercises_of("01_images"):
        expect(dialog).to_contain_text(f"check({exercise.id})")
        expect(dialog).to_contain_text(f"{exercise.id}: not attempted yet")
    dialog.get_by_role("button", name="Ok").click()
    expect(dialog).to_have_count(0)
    assert lab.elsewhere == []


def test_validate_reports_success_when_everything_is_solved(open_copy):
    lab = open_copy(solved(), "solved.ipynb")
    dialog = validate(lab)
    lab.picture("validate-solved")
    expect(dialog).to_contain_text("Success! Your notebook passes all the tests.")
    assert len([cell for cell in graded(lab) if source_of(cell).startswith("check(")]) == len(exercises_of("01_images"))
    assert lab.elsewhere == []
