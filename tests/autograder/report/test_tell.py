"""What a report says of a class."""

from __future__ import annotations

from autograder.report.anonymous import Masks
from autograder.report.mentions import find_mentions
from autograder.report.tell import tell


def test_rates_means_and_misconceptions_are_counted(make_class, student) -> None:
    record = make_class(
        student("ann"),
        student("ben", right=1, diagnosis="divides-by-256"),
        student("cem", right=0, diagnosis="divides-by-256"),
        student("dee", state="refused", points=None, out_of=None, reason="nothing in it"),
    )
    report = tell(record)
    first, second = report.exercises[:2]
    assert (first.right, first.wrong, round(first.mean, 3)) == (2, 1, 0.667)
    assert (second.right, second.wrong) == (1, 2)
    assert second.missed == (("one", 2), ("two", 2))
    (found,) = report.misconceptions
    assert (found.exercise, found.misconception, found.students) == ("to_float", "divides-by-256", ("ben", "cem"))
    assert found.hint
    assert report.points == [0, 1, 17]
    assert (report.out_of, report.by_hand) == (17, 0)


def test_points_that_a_person_gives_are_told_apart(make_class, student) -> None:
    report = tell(make_class(student("ann", out_of=20.0)))
    assert (report.out_of, report.by_hand) == (17, 3)


def test_pairs_with_more_exercises_come_first(make_class, student, made_up) -> None:
    def sources(**seeds: int) -> dict[str, str]:
        return {f"{name}-answer": made_up(seed) for name, seed in seeds.items()}

    record = make_class(
        student("ann", sources=sources(describe=0, to_float=1)),
        student("ben", sources=sources(describe=0, to_float=1)),
        student("cem", sources=sources(describe=2, to_float=3)),
        student("dee", sources=sources(describe=2, to_float=0)),
    )
    pairs = tell(record).pairs
    assert [pair.students for pair in pairs] == [("ann", "ben"), ("cem", "dee")]
    assert [one.exercise for one in pairs[0].answers] == ["describe", "to_float"]


def test_only_the_students_own_lines_are_mentioned() -> None:
    released = {"start": "import ctypes  # given", "a": "pass"}
    own = {"start": "import ctypes  # given\nx = 1", "a": "import socket\nopen('/proc/1/environ')"}
    assert [(cell, about) for cell, about, _ in find_mentions(own, released)] == [
        ("a", "the network"),
        ("a", "the system itself"),
    ]


def test_ids_are_hidden_in_sentences_and_paths_and_longer_ids_first() -> None:
    masks = Masks({"ada": "student 1", "ada2": "student 2", "x.y": "student 3"})
    assert masks.hide("submitted/ada2/u/images_Ada.ipynb, adam, x.y, xay") == (
        "submitted/student 2/u/images_student 1.ipynb, adam, student 3, xay"
    )
    assert masks.hide_all({"a": ["ada", 3]}) == {"a": ["student 1", 3]}
    assert Masks({}).hide("ada") == "ada"
