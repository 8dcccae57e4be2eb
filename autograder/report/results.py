"""The sections on how the class did, and on what grading took."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence

from autograder.report.charts import histogram, legend, length, shares
from autograder.report.markup import Markup, code_in, counted, join, people, table, tag, unfold
from autograder.report.tell import ClassReport, MisconceptionSummary

_MIB = 2**20
_FIRST = 12  # misconceptions that are shown at once


def scores(report: ClassReport) -> Markup:
    """Show how the points are distributed."""
    points = report.points
    if not points:
        return tag("p", "Nobody has points yet.")
    low, median, high = _quartiles(points)
    full, none = sum(p >= report.out_of for p in points), sum(p <= 0 for p in points)
    words = (
        f"Half of the class has between {low:g} and {high:g} of {report.out_of:g} points; the median is {median:g}, "
        f"the mean {statistics.fmean(points):.3g}. {counted(full, 'student')} with full marks, {none} with none."
    )
    hand = (
        f" {report.by_hand:g} more points are given by a person, and are in no figure here." if report.by_hand else ""
    )
    title = "Points of the class; the column with the median is set off"
    return join((tag("p", words, hand), histogram(points, report.out_of, "points", title, median)))


def exercises(report: ClassReport) -> Markup:
    """Show how the class did, exercise by exercise."""
    if not report.graded:
        return tag("p", "Nobody has points yet.")
    rows = []
    for summary in report.exercises:
        total = summary.students
        if not total:
            rows.append((summary.exercise.id, f"{summary.exercise.points:g}", "nobody", "", "", ""))
            continue
        parts = (
            ("right", summary.right),
            ("partly", summary.partly),
            ("wrong", summary.wrong),
            ("not attempted", summary.untried),
            ("lost", summary.lost),
        )
        missed = ", ".join(f"{group} ({count})" for group, count in summary.missed[:3])
        points, rate = f"{summary.exercise.points:g}", f"{summary.right / total:.0%}"
        rows.append((summary.exercise.id, points, rate, f"{summary.mean:.0%}", shares(parts, total), missed))
    head = ("Exercise", "Points", "Passed", "Mean", "Students", "Most missed")
    keys = (
        ("right", "right"),
        ("partly", "part of the points"),
        ("wrong", "no points"),
        ("not attempted", "not attempted"),
        ("lost", "ended its process, or never answered"),
    )
    words = "Passed: the share with full marks. Most missed: the kinds of cases, and how many of those who tried."
    return join((legend(keys), table("Each exercise", head, rows, (1, 2, 3)), tag("p", words, class_="quiet")))


def misconceptions(report: ClassReport) -> Markup:
    """Show which misconceptions were recognized, with what the students were told."""
    if not report.misconceptions:
        return tag("p", "No misconception was recognized.")
    slips = [_slip(found, len(report.misconceptions[0].students)) for found in report.misconceptions]
    words = "What an answer got wrong in the same way as a known mistake, the most frequent first, and what was told."
    rest = slips[_FIRST:]
    folded = unfold(counted(len(rest), "rarer one"), *rest) if rest else ""
    return join((tag("p", words, class_="quiet"), *slips[:_FIRST], folded))


def _slip(found: MisconceptionSummary, most: int) -> Markup:
    count = tag("div", tag("span", len(found.students), class_="count"), length(len(found.students), most))
    title = tag("h3", found.misconception.replace("-", " "), " ", tag("code", found.exercise))
    return tag("div", count, tag("div", title, tag("p", code_in(found.hint)), people(found.students)), class_="slip")


def cost(report: ClassReport) -> Markup:
    """Tell what running and judging took."""
    taken = [(s.status.seconds, s) for s in report.record.students if s.status.seconds is not None]
    if not taken:
        return tag("p", "Nothing has been run yet.")
    seconds = sorted(time for time, _ in taken)
    words = f"Running and judging took {_time(sum(seconds))} in all, {_time(statistics.median(seconds))} at the median."
    parts = [tag("p", words), histogram(seconds, seconds[-1], "seconds", "Time of a submission")]
    memory = sorted(s.status.peak_memory / _MIB for s in report.record.students if s.status.peak_memory)
    if memory:
        title = "Most memory of a submission, as far as it was seen in looks a tenth of a second apart"
        parts.append(histogram(memory, memory[-1], "MiB", title))
    else:
        parts.append(tag("p", "How much memory each took was not recorded.", class_="quiet"))
    slowest = sorted(taken, key=lambda pair: -pair[0])[:5]
    rows = [(s.name, f"{time:.2f}", f"{(s.status.peak_memory or 0) / _MIB:.0f}") for time, s in slowest]
    head = ("Student", "Seconds", "MiB") if memory else ("Student", "Seconds")
    shown = table("The longest", head, [row[: len(head)] for row in rows], (1, 2))
    return join((*parts, tag("h3", "The longest"), shown))


def ground(report: ClassReport) -> Markup:
    """Tell what the verdicts rest on: seeds and versions."""
    graded = [student for student in report.graded if student.environment]
    if not graded:
        return tag("p", "Nothing has been run yet.")
    seeds = Counter(student.status.seed for student in graded)
    kinds = Counter(tuple(sorted(student.environment.items())) for student in graded)
    parts = []
    if len(kinds) > 1:
        parts.append(tag("p", "The submissions were not all run with the same versions.", class_="notice", role="note"))
    for versions, count in kinds.most_common():
        parts.append(table(counted(count, "submission"), ("Part", "Version"), versions))
    contained = Counter(student.status.sandbox for student in graded)
    parts.append(tag("p", f"Contained: {contained[True]}. With --no-sandbox: {contained[False]}."))
    words = f"The hidden cases were drawn from {counted(len(seeds), 'seed')}; with --seed a verdict comes out the same."
    shown = table("Seeds", ("Seed", "Students"), seeds.most_common(), (1,))
    return join((*parts, tag("p", words), unfold("The seeds", shown)))


def students(report: ClassReport) -> Markup:
    """Show everybody, in one table."""
    rows = []
    for student in report.record.students:
        status = student.status
        points = f"{status.points:g}" if status.points is not None else ""
        rows.append((student.name, status.state, points, status.attempt or "", status.seed or ""))
    head = ("Student", "State", "Points", "Attempt", "Seed")
    shown = table("Students", head, rows, (2, 3, 4))
    return shown if len(rows) <= 40 else unfold(f"All {len(rows):,}", shown)


def _quartiles(points: Sequence[float]) -> tuple[float, float, float]:
    if len(points) == 1:
        return points[0], points[0], points[0]
    low, median, high = statistics.quantiles(points, n=4, method="inclusive")
    return round(low, 2), round(median, 2), round(high, 2)


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.3g} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
