"""The answer bank: every right answer passes, every wrong one fails, and the mistake is named as its file says.

Answers stand in ``answers/<exercise>/<name>.py`` and go the way that `autograder judge-bank` goes, through the runner.
What came out is also printed as the kill matrix, at the end of the run (see conftest.py).
"""

import re
from collections import Counter, defaultdict
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from autograder.exercises import Exercise, exercises_of, find_exercise, units
from autograder.judge.bank import BankAnswer, find_answers, judge_file, modules_for
from autograder.runner import Runner, SandboxUnavailable

FOLDER = Path(__file__).parent / "answers"
SEEDS = (20_260_801, 4)
PATIENCE = 2.0  # seconds a case, for answers that never end
STYLES_AT_LEAST = 4

ANSWERS = find_answers(FOLDER)
# Right answers are judged with each seed; of the others every second one with the first and the rest with the second.
CASES = [
    pytest.param(answer, seed, id=f"{answer.exercise}-{answer.name}-{seed}")
    for number, answer in enumerate(ANSWERS)
    for seed in (SEEDS if answer.name.startswith("right_") else (SEEDS[number % 2],))
]

PRELOADS = {
    exercise: modules_for([answer for answer in ANSWERS if answer.exercise == exercise])
    for exercise in {answer.exercise for answer in ANSWERS}
}


def declared_diagnosis(answer: BankAnswer) -> str | None:
    """What the head of a wrong answer's file says that the judge should name."""
    found = re.match(r"# diagnosis: (\S+)\n", answer.path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{answer.path.name} does not begin with '# diagnosis: …'")
    return None if found[1] == "none" else found[1]


@cache
def hurried(exercise: Exercise) -> Exercise:
    """Return the exercise with less patience; always the same object, so that its paper is written once."""
    return replace(exercise, time_limit=PATIENCE)


@pytest.fixture(scope="session")
def runner_for():
    """Return an answer's runner: those of an exercise share one that has imported what any of them needs.

    So it is in grading, where a notebook imports it: a question that comes to a function may need torch, too.
    """
    runners = {}

    def find(answer):
        preload = PRELOADS[answer.exercise]
        if preload not in runners:
            try:
                runners[preload] = stack.enter_context(Runner(preload=preload))
            except SandboxUnavailable as error:
                pytest.skip(str(error))
        return runners[preload]

    with ExitStack() as stack:
        yield find


@pytest.mark.parametrize(("answer", "seed"), CASES)
def test_the_verdict_is_what_the_files_name_promises(answer, seed, runner_for, record_property):
    exercise = find_exercise(answer.exercise)
    if answer.name.startswith("attack_"):
        exercise = hurried(exercise)
    verdict = judge_file(runner_for(answer), exercise, answer.path, seed)
    kind = answer.name.split("_")[0]
    declared = declared_diagnosis(answer) if kind == "wrong" else None
    record_property("bank", [answer.exercise, kind, verdict.score, declared, verdict.diagnosis])
    if answer.should_be_right:
        assert verdict.score == 1, verdict.message
        assert verdict.diagnosis is None
        assert verdict.status == "right"
    else:
        assert verdict.score < 1
        assert verdict.status != "right"
    if kind == "wrong":
        assert verdict.diagnosis == declared, verdict.message


def test_every_file_says_what_it_shows():
    for answer in ANSWERS:
        assert answer.name.startswith(("right_", "wrong_", "attack_")), answer.path
        text = answer.path.read_text(encoding="utf-8")
        assert re.match(r'(# diagnosis: \S+\n)?""".+"""\n', text), answer.path
        if not answer.name.startswith("attack_"):
            assert text.startswith("# diagnosis:") == answer.name.startswith("wrong_"), answer.path
        assert find_exercise(answer.exercise) is not None, answer.path


@pytest.mark.parametrize(
    "exercise", [exercise for unit in units() for exercise in exercises_of(unit)], ids=lambda exercise: exercise.id
)
def test_an_exercise_has_answers_of_every_kind(exercise):
    answers = [answer for answer in ANSWERS if answer.exercise == exercise.id]
    kinds = Counter(answer.name.split("_")[0] for answer in answers)
    assert kinds["right"] >= STYLES_AT_LEAST
    assert kinds["wrong"] > len(exercise.misconceptions)
    assert kinds["attack"] >= 1
    shown = {declared_diagnosis(answer) for answer in answers if answer.name.startswith("wrong_")} - {None}
    assert shown == {misconception.id for misconception in exercise.misconceptions}


def test_no_two_answers_are_the_same_code():
    def code(answer):
        text = re.sub(r'^(# diagnosis: \S+\n)?""".*?"""', "", answer.path.read_text(encoding="utf-8"), flags=re.DOTALL)
        return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())

    same = defaultdict(list)
    for answer in ANSWERS:
        same[answer.exercise, code(answer)].append(answer.name)
    assert [names for names in same.values() if len(names) > 1] == []
