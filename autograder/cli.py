"""The command `autograder`: each subcommand reads its arguments, calls one library function and prints."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import CommandError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status."""
    options = make_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (CommandError, FileNotFoundError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2


def make_parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; the site's page of commands is written from it."""
    parser = argparse.ArgumentParser(prog="autograder", description="Build and grade the pixelgrad course.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make the notebooks and the public cases from the authors' sources")
    build.add_argument("unit", nargs="*", help="such as 01_images; all units when none is named")
    build.add_argument("--check", action="store_true", help="change nothing; fail when a committed file differs")
    build.set_defaults(run=_build)

    sync = commands.add_parser("sync", help="bring a solution notebook edited in JupyterLab back into its .py source")
    sync.add_argument("notebook", type=Path, help="such as solutions/01_images/images.ipynb")
    sync.set_defaults(run=_sync)

    one = commands.add_parser("judge", help="judge one answer to one exercise")
    one.add_argument("exercise", help="the exercise's id, such as to_float")
    one.add_argument("file", type=Path, help="a Python file that defines it")
    one.add_argument("--json", action="store_true", help="print the verdict as JSON")
    _add_judging(one)
    one.set_defaults(run=_judge)

    bank = commands.add_parser("judge-bank", help="judge a folder of answers, DIR/<exercise>/<name>.py")
    bank.add_argument("folder", type=Path, metavar="DIR")
    bank.add_argument("--jsonl", type=Path, metavar="OUT", help="write one JSON object a line here")
    bank.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    _add_judging(bank)
    bank.set_defaults(run=_judge_bank)

    init = commands.add_parser("init", help="make a private course: chosen units, own points, dates and hidden cases")
    init.add_argument("folder", type=Path, metavar="DIR", help="where; a new or an empty folder")
    init.add_argument("--units", nargs="+", default=[], metavar="UNIT", help="such as 01_images (default: all)")
    init.add_argument("--title", default="", help="the course's name")
    init.add_argument("--points", action="append", default=[], metavar="EXERCISE=N", help="what it is worth here")
    init.add_argument("--due", action="append", default=[], metavar="UNIT=WHEN", help='"2027-03-01 23:59 UTC"')
    init.set_defaults(run=_init)

    add = commands.add_parser("add-exercise", help="add the frame of a new exercise to a unit")
    add.add_argument("unit", help="such as 01_images")
    add.add_argument("exercise", metavar="ID", help="the name of the function that students are to write")
    add.set_defaults(run=_add_exercise)

    demo = commands.add_parser("demo", help="play a class of twelve simulated students, from release to feedback")
    demo.add_argument("--folder", type=Path, default=Path("demo"), help="where to play it (default: demo)")
    demo.set_defaults(run=_demo)

    grade = commands.add_parser("grade", help="grade the submissions of a unit")
    grade.add_argument("unit", help="such as 01_images")
    grade.add_argument("student", nargs="*", help="only these; everybody when none is named")
    grade.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    grade.add_argument("--scheduler", metavar="ADDRESS", help="use the workers of this Dask scheduler instead")
    grade.add_argument("--regrade", action="store_true", help="run and judge unchanged submissions again as well")
    grade.add_argument("--json", action="store_true", help="print what came of it as JSON")
    _add_course(grade)
    _add_judging(grade)
    grade.set_defaults(run=_grade)

    status = commands.add_parser("status", help="say what is graded, what was mended, what failed and why")
    status.add_argument("unit", help="such as 01_images")
    status.add_argument("--json", action="store_true", help="print it as JSON")
    _add_course(status)
    status.set_defaults(run=_status)

    report = commands.add_parser("report", help="write one page about a class: scores, misconceptions, what to look at")
    report.add_argument("unit", help="such as 01_images")
    report.add_argument("--out", type=Path, metavar="FILE", help="default: report-UNIT.html in the grader's folder")
    report.add_argument("--anonymous", action="store_true", help="replace the students' ids, and show no code")
    _add_course(report)
    report.set_defaults(run=_report)

    board = commands.add_parser("leaderboard", help="rank the compressed networks that were handed in")
    board.add_argument("unit", help="07_compression")
    board.add_argument("--json", action="store_true", help="print it as JSON")
    board.add_argument("--no-sandbox", action="store_true", help="decode uncontained; only files that you trust")
    _add_course(board)
    board.set_defaults(run=_leaderboard)

    doctor = commands.add_parser("doctor", help="say what this machine can contain, or what is wrong with the course")
    doctor.add_argument(
        "--course", nargs="?", type=Path, const=Path(), metavar="DIR", help="look at the course (default: the one here)"
    )
    doctor.add_argument(
        "--run", action="store_true", dest="execute", help="with --course: execute every notebook as well"
    )
    doctor.add_argument("--json", action="store_true", help="print it as JSON")
    doctor.set_defaults(run=_doctor)

    return parser


def _add_judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, help="draw the hidden cases from this seed (default: a fresh one)")
    parser.add_argument("--no-sandbox", action="store_true", help="run answers uncontained; only for code you trust")


def _add_course(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--course", type=Path, default=Path(), metavar="DIR", help="the course's folder (default: here)"
    )


def _build(options: argparse.Namespace) -> int:
    from autograder.build import build

    report = build(options.unit or None, check=options.check)
    print(report)
    return 0 if report.ok else 1


def _sync(options: argparse.Namespace) -> int:
    from autograder.build import sync

    print(sync(options.notebook))
    return 0


def _judge(options: argparse.Namespace) -> int:
    from autograder.exercises import find_exercise
    from autograder.judge.bank import judge_file
    from autograder.judge.show import verdict_json, verdict_text
    from autograder.runner import Runner

    exercise = find_exercise(options.exercise)
    if exercise is None:
        raise CommandError(f"there is no exercise {options.exercise!r}")
    if not options.file.is_file():
        raise CommandError(f"there is no file {options.file}")
    with Runner(sandbox=not options.no_sandbox) as runner:
        verdict = judge_file(runner, exercise, options.file, _seed(options))
    print(verdict_json(verdict) if options.json else verdict_text(verdict))
    return 0 if verdict.score == 1.0 else 1


def _judge_bank(options: argparse.Namespace) -> int:
    from autograder.judge.bank import find_answers, judge_bank
    from autograder.judge.show import show_bank

    answers = find_answers(options.folder)
    rows = judge_bank(answers, _seed(options), max(1, options.workers), sandbox=not options.no_sandbox)
    return 0 if show_bank(rows, len(answers), options.jsonl) else 1


def _init(options: argparse.Namespace) -> int:
    from autograder.scaffold import Wishes, make_course

    points = {name: _number(worth) for name, worth in _pairs(options.points, "--points EXERCISE=N")}
    due = dict(_pairs(options.due, "--due UNIT=WHEN"))
    print("\n".join(make_course(options.folder, Wishes(options.units, options.title, points, due))))
    return 0


def _add_exercise(options: argparse.Namespace) -> int:
    from autograder.scaffold import add_exercise

    unfilled = add_exercise(options.unit, options.exercise)
    print("\n".join(unfilled))
    print(f"{len(unfilled)} lines to fill in; then `autograder build {options.unit}` and `make test`")
    return 0


def _demo(options: argparse.Namespace) -> int:
    from autograder.course.demo import play

    play(options.folder)
    return 0


def _grade(options: argparse.Namespace) -> int:
    from autograder.course.grade import grade
    from autograder.course.outcome import Options
    from autograder.course.show import ProgressBar, outcome_json, outcome_text

    how = Options(options.workers, options.scheduler, options.regrade, options.seed, not options.no_sandbox)
    with ProgressBar() as bar:
        outcome = grade(options.course, options.unit, options.student, how, bar)
    print(outcome_json(outcome) if options.json else outcome_text(outcome))
    if outcome.interrupted:
        return 130
    return 1 if outcome.of("failed") or outcome.of("refused") else 0


def _status(options: argparse.Namespace) -> int:
    from autograder.course.show import show_status, status_json
    from autograder.course.status import read_status

    rows = read_status(options.course, options.unit)
    if options.json:
        print(status_json(options.unit, rows))
    else:
        show_status(options.unit, rows)
    return 0


def _report(options: argparse.Namespace) -> int:
    from autograder.report import write_report

    print(write_report(options.course, options.unit, options.out, options.anonymous))
    return 0


def _leaderboard(options: argparse.Namespace) -> int:
    from autograder.leaderboard.board import make_board
    from autograder.leaderboard.show import board_json, show_board, watched

    board = make_board(options.course, options.unit, sandbox=not options.no_sandbox, watch=watched)
    if options.json:
        print(board_json(board))
    else:
        show_board(board)
    return 1 if board.note else 0


def _doctor(options: argparse.Namespace) -> int:
    if options.course is not None:
        return _inspect(options)
    if options.execute:
        raise CommandError("--run executes a course's notebooks: say doctor --course --run")
    from autograder.report.machine import findings_json, findings_text
    from autograder.runner.doctor import inspect_machine

    findings = inspect_machine()
    print(findings_json(findings) if options.json else findings_text(findings))
    return 1 if any(finding.state == "missing" for finding in findings) else 0


def _inspect(options: argparse.Namespace) -> int:
    from autograder.gates import inspect_course

    report = inspect_course(options.course, options.execute)
    print(report.as_json() if options.json else report)
    return 0 if report.ok else 1


def _pairs(texts: Sequence[str], usage: str) -> list[tuple[str, str]]:
    pairs = [text.partition("=") for text in texts]
    if any(not name or not value for name, _, value in pairs):
        raise CommandError(f"write {usage}")
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a number of points") from None


def _seed(options: argparse.Namespace) -> int:
    return options.seed if options.seed is not None else secrets.randbits(32)


if __name__ == "__main__":
    sys.exit(main())
