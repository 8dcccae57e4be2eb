"""The page: its head, its sections in their order, its style. It needs no script and no other file."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable

from autograder.report import concerns, results
from autograder.report.look import STYLE
from autograder.report.markup import Markup, breakable, counted, escape, join, tag
from autograder.report.tell import ClassReport

_SECTIONS: tuple[tuple[str, str, Callable[[ClassReport], Markup]], ...] = (
    ("scores", "Scores", results.scores),
    ("exercises", "Exercises", results.exercises),
    ("misconceptions", "Misconceptions", results.misconceptions),
    ("failed", "Not graded, or not run to the end", concerns.failures),
    ("mended", "Mended before grading", concerns.mended),
    ("outside", "Reaching outside", concerns.outside),
    ("alike", "Answers that are alike", concerns.alike),
    ("cost", "Time and memory", results.cost),
    ("ground", "Seeds and environment", results.ground),
    ("students", "Students", results.students),
)


def render(report: ClassReport) -> str:
    """Return the whole page."""
    title = f"Class report, {report.record.unit}"
    links = (tag("li", tag("a", name, href=f"#{place}")) for place, name, _ in _SECTIONS)
    body = join(
        (
            tag("header", tag("h1", title), _when(report), _notice(report), _figures(report)),
            tag("nav", tag("ul", *links), aria_label="Sections"),
            tag("main", *(_section(report, *section) for section in _SECTIONS)),
        ),
        "\n",
    )
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        # Nothing on this page may run or load, whatever a student has written into it.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def _section(report: ClassReport, place: str, name: str, content: Callable[[ClassReport], Markup]) -> Markup:
    return tag("section", tag("h2", name, id=place), content(report), aria_labelledby=place)


def _when(report: ClassReport) -> Markup:
    times = sorted(student.status.at for student in report.record.students if student.status.at)
    words = "Nothing is graded yet."
    if times:
        first, last = (time[:16].replace("T", " ") for time in (times[0], times[-1]))
        words = f"Graded {last} UTC." if first == last else f"Graded from {first} to {last} UTC."
    masked = " Ids are replaced; what students wrote into their code is left out." if report.record.anonymous else ""
    return tag("p", words, masked, class_="quiet")


def _notice(report: ClassReport) -> Markup:
    loose = [student.name for student in report.record.students if student.status.sandbox is False]
    if not loose:
        return Markup("")
    who = "All submissions" if len(loose) == len(report.graded) else counted(len(loose), "submission")
    words = (
        f"{who} ran with --no-sandbox: the code was not contained, and could read and change what the user who "
        "graded can. Trust these marks as far as you trust the students."
    )
    return tag("p", tag("strong", "Not contained. "), words, class_="notice", role="note")


def _figures(report: ClassReport) -> Markup:
    states = Counter(student.status.state for student in report.record.students)
    figures: list[tuple[str, str]] = [
        (f"{len(report.record.students):,}", "submissions"),
        (f"{len(report.graded):,}", "with points"),
    ]
    if report.points:
        median = statistics.median(report.points)
        figures.append((f"{median:g} of {report.out_of:g}", "points, the median"))
    if report.exercises:
        hardest = min(report.exercises, key=lambda summary: summary.mean)
        figures.append((breakable(hardest.exercise.id), f"the hardest: {hardest.mean:.0%} on average"))
    for state, words in (
        ("refused", "hold nothing to grade"),
        ("failed", "could not be graded"),
        ("waiting", "not graded yet"),
        ("changed", "handed in again since"),
        ("outdated", "graded before exercises or versions changed"),
    ):
        if states[state]:
            figures.append((f"{states[state]:,}", words))
    return tag("div", *(tag("div", tag("strong", big), tag("span", small)) for big, small in figures), class_="figures")
