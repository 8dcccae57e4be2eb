"""The judge: scores, states and messages, from outcomes alone."""

import json

import numpy as np
import pytest

from autograder.exercises import Exercise, Misconception, find_exercise
from autograder.judge import judge, write_paper
from pixelgrad.check.ask import put
from pixelgrad.check.case import Absent, Case, Lost, Overdue, Raised, Returned


def double(x):
    if np.ndim(x) == 0:
        raise ValueError("x")
    return 2 * x


def cases(rng):
    yield Case("small", (rng.integers(1, 9, 3),), about="a small one")
    yield Case("small", (rng.integers(1, 9, 4),), about="another")
    yield Case("large", (rng.integers(100, 900, 3),), about="a large one")
    yield Case("refused", (5,), about="a number")


EXERCISE = Exercise(
    id="double",
    unit="99_test",
    points=3,
    reference=double,
    cases=cases,
    misconceptions=(
        Misconception("squares", "The values were squared.", (lambda x: x * x,)),
        Misconception("in-place", "The input was changed.", (lambda x: np.multiply(x, 2, out=x),)),
    ),
    weights={"large": 2.0},
)


def answering(answer):
    return lambda exercise, asked: [put(answer, case) for case in asked]


def outcomes(*given):
    return lambda exercise, asked: list(given)


def verdict(answer, seed=1):
    return judge(EXERCISE, answering(answer), seed)


def test_a_right_answer_scores_one():
    result = verdict(lambda x: x + x if np.ndim(x) else double(x))
    assert (result.score, result.status, result.diagnosis, result.message) == (1.0, "right", None, "Right.")
    assert result.groups == {"small": True, "large": True, "refused": True}


def test_a_group_counts_when_all_of_its_cases_are_right_with_its_weight():
    result = verdict(lambda x: double(x) if np.ndim(x) == 0 or len(x) == 3 else x)
    assert result.groups == {"small": False, "large": True, "refused": True}
    assert result.score == pytest.approx(3 / 4)
    result = verdict(lambda x: double(x) if np.ndim(x) == 0 or x[0] < 100 else x)
    assert result.score == pytest.approx(2 / 4)


def test_a_wrong_answer_never_rounds_up_to_one():
    heavy = Exercise("double", "99_test", 1, double, cases, weights={"small": 1e9})
    result = judge(heavy, answering(lambda x: double(x) if np.ndim(x) and x[0] < 100 else x), 1)
    assert 0.99 < result.score < 1


def test_a_stub_is_not_attempted_and_worth_nothing():
    def stub(x):
        raise NotImplementedError

    result = verdict(stub)
    assert (result.score, result.status, result.diagnosis) == (0.0, "not attempted", None)
    assert result.message == "This exercise is not attempted yet."


def test_a_function_that_is_started_is_wrong_not_unattempted():
    def half_done(x):
        if np.ndim(x) == 0:
            raise NotImplementedError
        return 2 * x

    result = verdict(half_done)
    assert result.status == "wrong"
    assert result.score == pytest.approx(3 / 4)


def test_the_mistake_is_named_and_its_hint_opens_the_message():
    result = verdict(lambda x: x * x)
    assert result.diagnosis == "squares"
    assert result.message.startswith("The values were squared. ")
    assert result.message.endswith("(Case: a small one.)")
    assert verdict(lambda x: np.multiply(x, 2, out=x)).diagnosis == "in-place"
    assert verdict(lambda x: x + 1).diagnosis is None


def test_missing_answers_are_absent_or_lost_and_worth_nothing():
    absent = judge(EXERCISE, outcomes(*[Absent("double")] * 4), 1)
    assert (absent.status, absent.score, absent.message) == ("absent", 0.0, "`double` is not defined in this notebook.")
    for given in ([], [Lost("its process was killed")] * 4):
        lost = judge(EXERCISE, outcomes(*given), 1)
        assert (lost.status, lost.score) == ("lost", 0.0)


def test_fewer_outcomes_than_cases_are_lost_and_more_are_cut_off():
    paper = write_paper(EXERCISE, 1)
    few = judge(EXERCISE, outcomes(*paper.expected[:2]), 1)
    assert few.groups == {"small": True, "large": False, "refused": False}
    assert "the process ended before it answered" in few.message
    assert judge(EXERCISE, outcomes(*paper.expected, *paper.expected), 1).score == 1


def test_a_case_that_runs_for_ever_costs_its_group_and_says_so():
    paper = write_paper(EXERCISE, 1)
    result = judge(EXERCISE, outcomes(Overdue(3.0), *paper.expected[1:]), 1)
    assert result.groups["small"] is False
    assert result.groups["large"] is True
    assert "still running after 3 s" in result.message


def test_the_seed_decides_the_paper_and_is_recorded():
    assert write_paper(EXERCISE, 5) is write_paper(EXERCISE, 5)
    one, other = (write_paper(EXERCISE, seed).cases[0].args[0] for seed in (5, 6))
    assert one.tolist() != other.tolist()
    assert verdict(double, seed=2**63).seed == 2**63


def test_the_paper_survives_answers_that_spoil_their_arguments():
    def spoil(x):
        x[...] = 0
        return x

    before = write_paper(EXERCISE, 9).cases[0].args[0].copy()
    verdict(spoil, seed=9)
    assert np.array_equal(write_paper(EXERCISE, 9).cases[0].args[0], before)
    assert verdict(double, seed=9).score == 1


def test_a_definition_whose_reference_changes_its_input_is_refused():
    faulty = Exercise("double", "99_test", 1, lambda x: np.multiply(x, 2, out=x), cases)
    with pytest.raises(ValueError, match="the reference of double is not right"):
        judge(faulty, answering(double), 1)


def test_a_verdict_becomes_json_whatever_the_student_said():
    said = Raised("E", message='\n"quotes" \N{SNOWMAN}', where="line 1: x")
    result = judge(EXERCISE, outcomes(*[said] * 4), 1)
    assert json.loads(json.dumps(result.to_json())) == result.to_json()


def test_no_value_of_any_type_ends_the_judging():
    for value in (None, True, 1, 16**900, 1e400, "x", b"x", [], {}, (1,), np.float16(1), np.zeros((0,)), np.array(1j)):
        result = judge(EXERCISE, outcomes(*[Returned(value)] * 4), 1)
        assert result.status == "wrong"
        assert result.score == 0


def test_what_never_reached_an_answer_costs_a_real_exercise_all_points():
    assert judge(find_exercise("to_float"), outcomes(), 1).score == 0
