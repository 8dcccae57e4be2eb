"""`check(answer)`: what a student sees, and what it raises."""

import contextlib
import io
import re
import statistics
import subprocess
import sys
import time
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.exercises import exercises_of as definitions_of
from pixelgrad import check
from pixelgrad.check.checker import Checker
from pixelgrad.check.public import exercises_of, load
from pixelgrad.check.render import as_html, as_text
from pixelgrad.check.result import NOT_ATTEMPTED, RIGHT, WRONG, examine

ANSWERS = Path(__file__).parents[2] / "answers"
UNIT = exercises_of("01_images")
each = pytest.mark.parametrize("exercise", UNIT, ids=lambda exercise: exercise.id)


def to_float(image):
    if image.dtype.kind == "f" or image.dtype == bool:
        return image.astype(np.float64)
    if image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    return image / np.iinfo(image.dtype).max


def read_answer(exercise, path):
    namespace = {"__name__": "__answer__", "np": np}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(AssertionError):
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), namespace)
    return namespace[exercise.id]


def failure(answer, name="to_float"):
    with pytest.raises(check.CheckFailed) as caught:
        check(named(name, answer))
    assert isinstance(caught.value, AssertionError)
    return str(caught.value)


def test_a_right_answer_passes_and_says_so(capsys):
    assert check(to_float) is None
    assert capsys.readouterr().out == f"to_float: right, on all {len(load('to_float').cases)} cases\n"


def test_what_stands_between_the_brackets_decides_the_exercise(capsys):
    right = to_float

    def other_name(image):
        return right(image)

    def in_a_cell(to_float):
        check(to_float)

    for answer in (lambda image: right(image), other_name, type("Answer", (), {"__call__": lambda s, i: right(i)})()):
        in_a_cell(answer)
    assert capsys.readouterr().out.count("to_float: right") == 3


def test_a_name_without_an_exercise_is_refused():
    def exercise_of_nobody():
        pass

    with pytest.raises(ValueError, match="there is no exercise named 'exercise_of_nobody'"):
        check(exercise_of_nobody)
    with pytest.raises(ValueError, match="there is no exercise"):
        check(5)


def test_a_stub_is_not_attempted():
    def to_float(image):
        raise NotImplementedError

    text = failure(to_float)
    assert text.startswith("to_float: not attempted yet")


def test_a_known_mistake_is_told_by_its_hint_and_shown():
    text = failure(lambda image: to_float(image) if image.dtype.kind in "bf" else image / 256)
    assert "White did not become 1" in text
    assert re.search(r"values differ; the first at \[.*\]: expected .*, yours ", text)
    assert "This was `to_float(<uint8 array " in text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda image: None, "returned None. Is there a `return`"),
        (lambda image: to_float(image).tolist(), "a list of"),
        (lambda image: to_float(image).astype(np.float32), "dtype float32; float64 is asked for"),
        (lambda image: to_float(image).T.copy() if image.ndim == 2 else to_float(image), "The result has shape"),
        (lambda image: np.asarray(to_float(image)) if image.dtype != float else image, "shares memory with the input"),
        (lambda image: image.nothing(), "raised AttributeError"),
        (lambda image: sys.exit("bye"), "raised SystemExit: bye"),
        (lambda: 1, "raised TypeError"),
    ],
)
def test_a_slip_gets_a_sentence_that_says_what_happened(answer, said):
    assert said in failure(answer)


def test_a_changed_input_is_told():
    def drop_channel(image, channel):
        if channel >= image.shape[-1]:
            raise ValueError("channel")
        image[..., channel] = 0
        return image

    text = failure(drop_channel, "drop_channel")
    assert "nothing was copied" in text
    assert "Your code changed its input" in text


def test_printing_and_warning_are_mentioned_and_do_no_harm():
    def chatty(image):
        print("I am here")
        warnings.warn("careful", stacklevel=1)
        return to_float(image)

    result = examine(chatty, load("to_float"))
    assert result.status == RIGHT
    assert "I am here" in as_text(result)
    assert "UserWarning: careful" in as_text(result)


def test_code_that_runs_for_ever_is_stopped_and_told_so():
    def for_ever(image):
        while True:
            pass

    started = time.perf_counter()
    result = examine(for_ever, replace(load("to_float"), time_limit=0.3))
    assert time.perf_counter() - started < 5
    assert result.status == WRONG
    assert "still running after 0.3 s" in as_text(result)


def test_the_students_texts_are_escaped_in_the_card():
    def to_float(image):
        raise RuntimeError("<script>alert(1)</script> `<b>`")

    card = as_html(examine(to_float, load("to_float")))
    assert "<script" not in card
    assert "&lt;script&gt;" in card
    assert "<code>&lt;b&gt;</code>" in card


def test_a_wrong_picture_is_shown_beside_the_right_one():
    def brighten(image, amount):
        return (image.astype(int) + amount).astype(np.uint8)

    card = as_html(examine(brighten, load("brighten")))
    assert "<img" in card
    assert "data:image/png;base64," in card
    assert 'role="status"' in card
    assert "alt=" in card


@each
def test_every_right_answer_of_the_bank_passes(exercise):
    for path in sorted((ANSWERS / exercise.id).glob("right_*.py")):
        result = examine(read_answer(exercise, path), exercise)
        assert result.status == RIGHT, f"{path.stem}: {as_text(result)}"


@each
def test_every_wrong_answer_of_the_bank_fails_and_is_named(exercise):
    for path in sorted((ANSWERS / exercise.id).glob("wrong_*.py")):
        result = examine(read_answer(exercise, path), exercise)
        declared = re.match(r"# diagnosis: (\S+)", path.read_text(encoding="utf-8"))[1]
        assert result.status == WRONG, path.stem
        assert (result.misconception or "none") == declared, path.stem
        assert as_text(result)
        assert as_html(result).count("<div") == as_html(result).count("</div>")


def test_a_check_takes_little_more_time_than_the_answer():
    seconds = []
    for exercise, definition in zip(UNIT, definitions_of("01_images"), strict=True):
        started = time.perf_counter()
        assert examine(definition.reference, exercise).status == RIGHT
        seconds.append(time.perf_counter() - started)
    assert statistics.median(seconds) < 0.3


def test_a_stub_of_every_exercise_is_not_attempted():
    def stub(*args, **kwargs):
        raise NotImplementedError

    assert {examine(stub, exercise).status for exercise in UNIT} == {NOT_ATTEMPTED}


def test_checking_needs_neither_the_grader_nor_heavy_libraries():
    program = (
        "import sys, pixelgrad; from pixelgrad import check; from pixelgrad.check.public import load; load('to_float');"
        "print([m for m in ('autograder', 'torch', 'ipywidgets', 'matplotlib', 'skimage') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_cases_hold_no_code():
    for exercise in UNIT:
        for path in (Path(sys.modules["pixelgrad.check"].__file__).parent / "cases").glob(f"{exercise.id}.cases"):
            assert path.read_bytes()[:4] == b"PXG1"
            assert b"lambda" not in path.read_bytes()
            assert b"def " not in path.read_bytes()


def test_the_scorecard_counts_what_is_right_and_names_the_rest():
    checker = Checker()
    with pytest.raises(ValueError, match="nothing was checked"):
        checker.scorecard()
    with contextlib.redirect_stdout(io.StringIO()):
        checker.check(to_float, (), None)
    with pytest.raises(check.CheckFailed):
        checker.check(named("brighten", lambda image, amount: (image.astype(int) + amount).astype(np.uint8)), (), None)
    card = checker.scorecard()
    assert card.unit == "01_images"
    assert card.points == load("to_float").points
    assert card.total == sum(exercise.points for exercise in UNIT)
    rows = {name: state for name, _, state, _ in card.rows}
    assert list(rows) == [exercise.id for exercise in UNIT]
    assert rows["to_float"] == "right"
    assert rows["brighten"] == "not right yet: wraps around"
    assert rows["describe"] == "not checked in this session"
    assert rows["contact_sheet"].endswith("(stretch)")
    assert f"{card.points:g} of {card.total:g} points" in str(card)
    assert "<table>" in card._repr_html_()
    with pytest.raises(ValueError, match="no_such_unit"):
        checker.scorecard("no_such_unit")


def test_a_later_check_replaces_the_earlier_one():
    checker = Checker()
    with pytest.raises(check.CheckFailed):
        checker.check(named("to_float", lambda image: image), (), None)
    assert checker.scorecard().points == 0
    with contextlib.redirect_stdout(io.StringIO()):
        checker.check(to_float, (), None)
    assert checker.scorecard().points == load("to_float").points


def named(name, function):
    function.__name__ = name
    return function
