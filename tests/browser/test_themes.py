"""What the course draws, in JupyterLab's light and in its dark theme: all of its text can be read."""

import pytest
from contrast import texts_of
from sheets import PLAYER, code, sheet
from solved import RELEASED, read, source_of

WRONG = """\
def brighten(image, amount):
    return image + np.uint8(amount % 256)


check(brighten)"""


def beginning_of_unit_01():
    """The cells of unit 01 up to its first exercise, the graph player before them, a check that fails after them."""
    cells = read(RELEASED)["cells"]
    first = [cell["id"] for cell in cells].index("describe-answer")
    return sheet([code("player", PLAYER), *cells[:first], code("wrong", WRONG)])


def cell_with(lab, words):
    """The id of the code cell whose source has these words."""
    return next(cell["id"] for cell in read(lab.file)["cells"] if words in source_of(cell))


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_pictures_explorer_check_and_player_can_be_read_in_this_theme(open_copy, theme):
    lab = open_copy(beginning_of_unit_01(), f"theme-{theme}.ipynb", theme)
    assert lab.tab.evaluate("document.body.dataset.jpThemeLight") == str(theme == "Light").lower()
    lab.run_all()
    parts = {
        "course": lab.outputs(cell_with(lab, "show_course")),
        "numbers": lab.outputs(cell_with(lab, "dot_as_floats")),
        "photo": lab.outputs(cell_with(lab, "plot.show_images")),
        "explorer": lab.explorer(cell_with(lab, "explore.magnifier")),
        "player": lab.explorer("player"),
        "check": lab.outputs("wrong"),
    }
    parts["player"].get_by_role("button", name="end").click()
    measured = {}
    for name, part in parts.items():
        lab.picture(f"theme-{theme.lower()}-{name}", part)
        measured[name] = texts_of(part)
    assert all(measured.values())
    assert "the sum went round the end" in str([text.words for text in measured["check"]])
    assert len(measured["player"]) > 30
    assert {name: [str(text) for text in texts if not text.legible] for name, texts in measured.items()} == {
        name: [] for name in parts
    }
