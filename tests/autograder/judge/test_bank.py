"""Judging files: what a bank is, what a row says, and that a file is judged as if it were imported."""

import json

import pytest

from autograder.cli import main
from autograder.exercises import find_exercise
from autograder.judge.bank import BankAnswer, BankRow, find_answers, judge_file
from autograder.judge.verdict import Verdict
from autograder.runner import Runner, SandboxUnavailable

RIGHT = "def brighten(image, amount):\n    return np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)\n"
WRONG = "def brighten(image, amount):\n    return (image.astype(int) + amount).astype(np.uint8)\n"


@pytest.fixture(scope="module")
def runner():
    try:
        with Runner() as runner:
            yield runner
    except SandboxUnavailable as error:
        pytest.skip(str(error))


@pytest.fixture
def judged(runner, tmp_path):
    def judged(text):
        path = tmp_path / "answer.py"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return judge_file(runner, find_exercise("brighten"), path, 3)

    return judged


def test_a_files_main_guard_does_not_run(judged):
    assert judged(RIGHT + "if __name__ == '__main__':\n    brighten = None\n").score == 1


def test_a_byte_order_mark_and_foreign_line_ends_do_no_harm(judged):
    assert judged(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()).score == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not defined"),
        ("def brighten(", "SyntaxError"),
        (b"\xff\xfe\x00", "not defined"),
        ("import os\nos._exit(0)\n" + RIGHT, "died"),
        ("brighten = 5\n", "not callable"),
        ("raise RuntimeError('boom')\n", "boom"),
    ],
    ids=["empty", "syntax error", "no text", "exits", "a number", "raises"],
)
def test_a_file_that_defines_no_answer_gets_a_verdict_that_says_why(judged, text, said):
    verdict = judged(text)
    assert verdict.score == 0
    assert said in verdict.message


def test_a_file_that_raises_after_its_definition_is_judged_by_the_definition(judged):
    assert judged(RIGHT + "raise RuntimeError('boom')\n").score == 1


def test_one_answer_leaves_nothing_behind_for_the_next(judged):
    assert judged("np.clip = lambda *a, **k: 1 / 0\n" + WRONG).diagnosis == "wraps-around"
    assert judged(RIGHT).score == 1


def write_bank(folder, **answers):
    for name, text in answers.items():
        exercise, _, rest = name.partition("__")
        (folder / exercise).mkdir(exist_ok=True)
        (folder / exercise / f"{rest}.py").write_text(text)


def test_a_bank_is_found_in_the_order_of_its_names(tmp_path):
    write_bank(tmp_path, brighten__wrong_a=WRONG, brighten__right_a=RIGHT, brighten___helper="", accept__x="")
    found = find_answers(tmp_path)
    assert [(answer.exercise, answer.name) for answer in found] == [
        ("accept", "x"),
        ("brighten", "right_a"),
        ("brighten", "wrong_a"),
    ]
    assert [answer.should_be_right for answer in found] == [None, True, False]
    with pytest.raises(FileNotFoundError):
        find_answers(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "score", "promised"),
    [
        ("right_a", 1.0, True),
        ("right_a", 0.9999, False),
        ("wrong_a", 0.9999, True),
        ("attack_a", 1.0, False),
        ("x", 0.5, True),
    ],
)
def test_a_row_knows_whether_the_verdict_is_what_the_name_promises(tmp_path, name, score, promised):
    verdict = Verdict("brighten", score, "wrong", None, "", {}, 1, 0.1)
    row = BankRow(BankAnswer("brighten", tmp_path / f"{name}.py"), verdict)
    assert row.as_promised is promised
    assert json.loads(row.to_json())["score"] == score


def test_the_command_writes_a_line_an_answer_and_fails_on_a_false_verdict(tmp_path, capsys):
    bank, out = tmp_path / "bank", tmp_path / "out.jsonl"
    bank.mkdir()
    write_bank(bank, brighten__right_a=RIGHT, brighten__wrong_a=WRONG, unknown_exercise__right_a="")
    command = ["judge-bank", str(bank), "--seed", "5", "--jsonl", str(out), "--workers", "1"]
    assert main(command) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["exercise"], row["answer"], row["score"] == 1) for row in rows] == [
        ("brighten", "right_a", True),
        ("brighten", "wrong_a", False),
    ]
    assert set(rows[0]) == {"exercise", "answer", "score", "diagnosis", "message", "seed", "seconds"}
    assert rows[0]["seed"] == 5
    assert rows[1]["diagnosis"] == "wraps-around"
    assert "2 judged, 1 skipped" in " ".join(capsys.readouterr().out.split())

    write_bank(bank, brighten__right_b=WRONG)
    assert main(command) == 1


def test_the_command_judges_one_file(tmp_path, capsys):
    path = tmp_path / "answer.py"
    path.write_text(WRONG)
    assert main(["judge", "brighten", str(path), "--seed", "5", "--json"]) == 1
    verdict = json.loads(capsys.readouterr().out)
    assert (verdict["exercise"], verdict["diagnosis"], verdict["seed"]) == ("brighten", "wraps-around", 5)
    assert 0 <= verdict["score"] < 1
    assert verdict["seconds"] >= 0
    assert main(["judge", "no_such_exercise", str(path)]) == 2
    assert main(["judge", "brighten", str(tmp_path / "missing.py")]) == 2
