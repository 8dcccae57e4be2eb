"""Which answers are listed as nearly the same, and which are not."""

from __future__ import annotations

import time
from collections.abc import Callable

from autograder.report.answers import find_answer, normal_form
from autograder.report.similar import compare_answers

LONG = '''
def f(image, amount):
    """Do something."""
    out = np.zeros(image.shape, dtype=np.int64)
    for row in range(image.shape[0]):
        for column in range(image.shape[1]):
            value = int(image[row, column]) + amount
            if value > 255:
                value = 255
            elif value < 0:
                value = 0
            out[row, column] = value
    return out.astype(np.uint8)
'''
RENAMED = (
    LONG.replace("out", "my_result").replace("row", "i").replace("column", "j").replace("value", "v")
    + "\n# all of it my own work\n"
).replace("        for j", "        for j")
OTHER = """
def f(image, amount):
    wide = image.astype(np.int32)
    wide += amount
    low = wide < 0
    high = wide > 255
    wide[low] = 0
    wide[high] = 255
    if wide.ndim == 3 and wide.shape[-1] == 4:
        wide[..., 3] = image[..., 3]
    flat = wide.ravel().tolist()
    return np.array([int(x) for x in flat], dtype=np.uint8).reshape(image.shape)
"""
SHORT = "def f(image, amount):\n    return np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)\n"


def test_other_names_comments_and_docstrings_hide_nothing() -> None:
    assert normal_form(LONG) == normal_form(RENAMED)
    found = compare_answers("f", {"ann": LONG, "ben": RENAMED, "cem": OTHER})
    assert [pair.students for pair in found.alike] == [("ann", "ben")]
    assert found.alike[0].similarity == 1.0


def test_a_few_changed_lines_still_leave_a_pair() -> None:
    changed = RENAMED.replace("dtype=np.int64", "dtype=float").replace("return", "print(1)\n    return")
    (pair,) = compare_answers("f", {"ann": LONG, "ben": changed}).alike
    assert 0.7 <= pair.similarity < 1


def test_different_answers_are_no_pair() -> None:
    assert compare_answers("f", {"ann": LONG, "cem": OTHER}).alike == ()


def test_short_answers_are_left_out_and_counted() -> None:
    found = compare_answers("f", dict.fromkeys("abcd", SHORT))
    assert found.alike == ()
    assert (found.short, found.compared) == (4, 0)


def test_what_many_write_is_no_sign_of_anything() -> None:
    answers = {f"s{n}": LONG for n in range(30)} | {"cem": OTHER, "dee": OTHER}
    found = compare_answers("f", answers)
    assert [pair.students for pair in found.alike] == [("cem", "dee")]
    assert found.usual == 30


def test_the_stub_does_not_count() -> None:
    stub = LONG.replace("out[row, column] = value", "raise NotImplementedError")
    answers = {"ann": stub + "    y = 1\n", "ben": stub + "    z = [2]\n"}
    assert compare_answers("f", answers, released=stub).alike == ()


def test_broken_code_is_compared_as_far_as_it_goes() -> None:
    broken = LONG + "\n    return ((\n'''"
    assert compare_answers("f", {"ann": broken, "ben": broken, "cem": "\0", "dee": "(" * 5000}).alike


def test_the_work_grows_with_the_class_and_not_with_its_square(made_up: Callable[[int], str]) -> None:
    def seconds(count: int) -> float:
        answers = {f"s{n}": made_up(n % (count // 2)) for n in range(count)}
        started = time.process_time()
        assert len(compare_answers("f", answers).alike) >= count // 4  # half of all pairs
        return time.process_time() - started

    small = min(seconds(100) for _ in range(3))
    assert seconds(1000) < 25 * small  # the square would be 100


def test_an_answer_is_found_where_it_was_moved_to() -> None:
    released = {"f-answer": "def f(): ...", "other": "plot()"}
    moved = {"f-answer": "def f(): ...", "added": "def f():\n    return 1", "other": "plot()"}
    assert find_answer(moved, released, ("f",)) == "def f():\n    return 1"
    assert find_answer(released, released, ("f",)) == ""
    assert find_answer({"f-answer": "def f(:"}, released, ("f",)) == "def f(:"
