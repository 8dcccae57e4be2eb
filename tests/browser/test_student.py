"""A student's way through unit 01 in JupyterLab, by clicks and keys."""

import re

from playwright.sync_api import expect
from solved import RELEASED, SOLUTION, answers, read, source_of

from pixelgrad.check.public import exercises_of, load

REST = "shape=image.shape, dtype=str(image.dtype), channels=(*image.shape, 1)[2]"
SCALARS = f"return dict({REST}, min=image.min(), max=image.max())"
NUMBERS = f"return dict({REST}, min=image.min().item(), max=image.max().item())"


def test_the_solution_answers_what_the_release_asks():
    """The ways below rest on it: both notebooks have the same cells, under the same ids."""
    assert [cell["id"] for cell in read(RELEASED)["cells"]] == [cell["id"] for cell in read(SOLUTION)["cells"]]


def test_a_stub_a_named_mistake_a_right_answer_and_a_full_scorecard(open_copy):
    exercise = load("describe")
    lab = open_copy(RELEASED, "student.ipynb")
    ids = lab.ids
    set_up = next(cell["id"] for cell in read(RELEASED)["cells"] if "from pixelgrad import" in source_of(cell))
    card = lab.outputs("describe").locator("[role=status]")
    lab.run(set_up)
    expect(lab.outputs(set_up)).to_have_text("")

    # The stub: it says so, and what to do.
    lab.run("describe-answer")
    lab.run("describe")
    expect(card).to_contain_text("describe: not attempted yet")
    expect(card).to_contain_text("Replace the line raise NotImplementedError")
    lab.picture("student-1-stub", lab.cell("describe-answer"))

    # NumPy's scalars where Python's numbers are asked for: the mistake is named, and what differs is shown.
    lab.replace_last_line("describe-answer", SCALARS)
    lab.run("describe-answer")
    lab.run("describe")
    expect(card).to_contain_text(re.compile("describe: not right yet"))
    expect(card).to_contain_text(exercise.hints["numpy-scalars"].replace("`", ""))
    lab.picture("student-2-wrong", lab.cell("describe-answer"))

    lab.replace_last_line("describe-answer", NUMBERS)
    lab.run("describe-answer")
    lab.run("describe")
    expect(card).to_contain_text(f"describe: right, on all {len(exercise.cases)} cases")
    lab.picture("student-3-right", lab.cell("describe-answer"))

    # The other answers, and everything once more from the top.
    for name, source in answers().items():
        if lab.kinds[ids.index(name)] == "code" and name != "describe-answer":
            lab.fill(name, source)
    lab.run_all()
    exercises = exercises_of("01_images")
    total = f"{sum(exercise.points for exercise in exercises):g}"
    scorecard = lab.notebook.locator("table").filter(has_text="the public checks of this session")
    expect(scorecard).to_contain_text(re.compile(f"together\\s*{total} of {total}"))
    assert scorecard.locator("tbody tr").count() == len(exercises) + 1
    assert scorecard.get_by_text("✓").count() == len(exercises)
    lab.picture("student-4-scorecard", scorecard)

    # What is saved is what was written; no other cell has changed.
    saved = {cell["id"]: source_of(cell) for cell in lab.save()["cells"]}
    released = {cell["id"]: source_of(cell) for cell in read(RELEASED)["cells"]}
    assert saved.pop("describe-answer").endswith(f"\n    {NUMBERS}")
    expected = {**released, **{name: text for name, text in answers().items() if "-answer" in name}}
    assert saved == {name: text for name, text in expected.items() if name != "describe-answer"}
    assert lab.dialogs() == []
    assert lab.elsewhere == []
    assert lab.trouble == []
