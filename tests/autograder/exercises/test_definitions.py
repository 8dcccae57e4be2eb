"""Every exercise's definition: its cases, its reference, and misconceptions that are wrong and told apart."""

import re
import subprocess
import sys

import numpy as np
import pytest

from autograder.exercises import exercises_of, find_exercise, names, units
from autograder.exercises.public import PUBLIC_SEED, publish
from autograder.exercises.registry import GIVEN
from autograder.judge import judge, write_paper
from pixelgrad.check.ask import put
from pixelgrad.check.case import Raised, Returned
from pixelgrad.check.codec import encode
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.public import pack, unpack

EXERCISES = [exercise for unit in units() for exercise in exercises_of(unit)]
UNIT_01 = [exercise for exercise in EXERCISES if exercise.unit == "01_images"]
each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
each_of_unit_01 = pytest.mark.parametrize("exercise", UNIT_01, ids=lambda exercise: exercise.id)


def answering(answer):
    return lambda exercise, cases: [put(answer, case) for case in cases]


def test_the_registry_lists_what_the_units_ask_for():
    assert names() == (*(name for exercise in EXERCISES for name in exercise.names), *GIVEN)
    assert len(set(names())) == len(names())


def test_a_unit_is_imported_when_one_of_its_exercises_is_asked_for():
    code = (
        "import sys; from autograder.exercises import find_exercise; find_exercise('describe');"
        "print([name for name in sys.modules if name.startswith('autograder.exercises.u')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "u01_images" in done.stdout
    assert "u02" not in done.stdout


def frames(cases):
    return [(case.group, case.about, case.probe, encode((case.args, dict(case.kwargs)))) for case in cases]


@each
def test_a_seed_decides_the_cases_and_another_one_draws_others(exercise):
    def drawn(seed):
        return frames(exercise.cases(np.random.default_rng(seed)))

    assert drawn(3) == drawn(3)
    assert drawn(3) != drawn(4)


@each
def test_every_case_group_appears_for_every_seed(exercise):
    groups = [{case.group for case in exercise.cases(np.random.default_rng(seed))} for seed in range(5)]
    assert all(group == groups[0] for group in groups)
    assert set(exercise.weights) <= groups[0] | {"speed"}


@each_of_unit_01
@pytest.mark.parametrize("seed", range(3))
def test_the_reference_is_right_and_leaves_its_input_alone(exercise, seed):
    assert judge(exercise, answering(exercise.reference), seed).status == "right"


@each_of_unit_01
def test_what_is_refused_is_refused_with_a_value_error_and_nothing_else_is(exercise):
    paper = write_paper(exercise, 1)
    for case, outcome in zip(paper.cases, paper.expected, strict=True):
        assert isinstance(outcome, Raised) == (case.group == "refused")
        assert isinstance(outcome, Returned) or outcome.value_error


@each_of_unit_01
@pytest.mark.parametrize("seed", range(5))
def test_every_variant_of_a_misconception_is_wrong_and_named_as_it(exercise, seed):
    for misconception in exercise.misconceptions:
        for number, answer in enumerate(misconception.answers):
            verdict = judge(exercise, answering(answer), seed)
            assert verdict.score < 1, f"{misconception.id}, variant {number}"
            assert verdict.diagnosis == misconception.id, f"variant {number} of {misconception.id}"


@each
def test_hints_say_what_happened_and_do_not_give_the_answer_away(exercise):
    ids = [misconception.id for misconception in exercise.misconceptions]
    assert len(set(ids)) == len(ids)
    for misconception in exercise.misconceptions:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", misconception.id)
        assert misconception.hint.endswith(".")
        assert len(misconception.hint) <= 160
        assert not re.search(r"np\.\w+\(|astype|\.copy\(|return ", misconception.hint.replace("`np.uint8(231)`", ""))


@each_of_unit_01
def test_every_case_says_what_it_asks_about(exercise):
    cases = write_paper(exercise, 1).cases
    assert all(case.about for case in cases)
    assert len({case.about for case in cases}) == len(cases)


@each_of_unit_01
def test_public_cases_come_back_from_their_file_and_are_not_the_hidden_ones(exercise):
    public = publish(exercise, 0)
    back = unpack(pack(public))
    assert pack(back) == pack(public)
    assert frames(back.cases) == frames(write_paper(exercise, PUBLIC_SEED).cases)
    assert frames(back.cases) != frames(write_paper(exercise, PUBLIC_SEED + 1).cases)
    for one, other in zip(back.expected, public.expected, strict=True):
        assert isinstance(one, Raised) or find_mismatch(one, other, exercise.rules) is None


def test_ids_are_those_of_the_curriculum_in_its_order():
    ids = "describe to_float to_uint8 gray_to_rgb drop_channel draw_box brighten to_grayscale to_nchw contact_sheet"
    assert [exercise.id for exercise in UNIT_01] == ids.split()
    assert [exercise.id for exercise in UNIT_01 if exercise.stretch] == ["contact_sheet"]


def test_the_curriculums_misconceptions_are_told_apart():
    wanted = {
        "describe": {"numpy-scalars", "channels-from-wrong-axis"},
        "to_float": {"divides-by-256", "min-max-stretch", "returns-input"},
        "to_uint8": {"truncates", "wraps-around"},
        "gray_to_rgb": {"channels-first", "broadcast-view"},
        "drop_channel": {"edits-in-place", "zeroes-row-or-column", "keeps-only-that-channel"},
        "draw_box": {"rows-and-columns-swapped", "inclusive-end", "edits-in-place"},
        "brighten": {"wraps-around", "other-dtype"},
        "to_grayscale": {"plain-mean", "forgets-to-scale", "bgr-weights"},
        "to_nchw": {"reshapes", "width-before-height"},
        "contact_sheet": {"transposed-order"},
    }
    for exercise in UNIT_01:
        assert wanted[exercise.id] <= {misconception.id for misconception in exercise.misconceptions}


def test_an_exercise_that_is_not_known_is_none_and_a_unit_that_is_not_known_raises():
    assert find_exercise("no_such_exercise") is None
    with pytest.raises(ValueError, match="no_such_unit"):
        exercises_of("no_such_unit")
