"""The sections that somebody should look at: what failed, what was mended, what reached outside, what is alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from autograder.exercises import find_exercise
from autograder.report.answers import find_answer
from autograder.report.markup import Markup, code_in, counted, join, people, table, tag, unfold
from autograder.report.similar import SHORTEST, Likeness
from autograder.report.tell import ClassReport, PairSummary

_FIRST_PAIRS = 15
_MOST_PAIRS = 200
_MOST_SOURCES = 10


def failures(report: ClassReport) -> Markup:
    """Tell who has no points and why, and whose cells or answers ended their process."""
    rows: list[tuple[str, str, str]] = []
    for student in report.record.students:
        status = student.status
        if status.reason and not student.graded:
            state = status.state if status.state in ("refused", "failed") else f"not graded, {status.state} since"
            rows.append((student.name, state, status.reason))
    ended = [
        (student.name, *_one_line(student.status.troubles, "cell ended early", "cells ended early"))
        for student in report.record.students
        if student.status.troubles
    ]
    lost = defaultdict(list)
    for student in report.record.students:
        for verdict in student.verdicts.values():
            if verdict.status == "lost":
                lost[verdict.exercise, verdict.message].append(student.name)
    parts = []
    if rows:
        words = (
            "Refused: there is nothing in it that can be graded. Failed: the grader could not do its work; no score "
            "was written, and the next run tries again."
        )
        parts += [tag("p", words), table("Not graded", ("Student", "State", "Why"), rows)]
    if ended:
        words = "These cells ran out of time or ended their process. They were left out, and the rest was graded."
        parts += [tag("h3", "Cells that did not end"), tag("p", words)]
        parts.append(table("Cells that did not end", ("Student", "How many", "Which"), ended))
    if lost:
        shown = [(exercise, message, people(names)) for (exercise, message), names in sorted(lost.items())]
        parts += [tag("h3", "Answers that never came"), table("Lost answers", ("Exercise", "Why", "Students"), shown)]
    return join(parts) if parts else tag("p", "Everything was graded, and every cell ran to its end.")


def mended(report: ClassReport) -> Markup:
    """Tell what intake put right or reported."""
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    example: dict[tuple[str, str], str] = {}
    whole = []
    for student in report.record.students:
        findings = [f for f in student.status.findings if f.get("severity") in ("mended", "reported")]
        for finding in findings:
            kind = str(finding.get("severity")), str(finding.get("kind"))
            example.setdefault(kind, str(finding.get("sentence", "")))
            if student.name not in kinds[kind][-1:]:
                kinds[kind].append(student.name)
        if findings:
            sentences = tag("ul", *(tag("li", code_in(str(finding.get("sentence", "")))) for finding in findings))
            whole.append((student.name, sentences))
    if not whole:
        return tag("p", "Every notebook came as it was released.")
    order = sorted(kinds.items(), key=lambda item: -len(item[1]))
    rows = [
        (f"{kind.replace('-', ' ')} ({severity})", people(names), code_in(example[severity, kind]))
        for (severity, kind), names in order
    ]
    words = (
        f"{counted(len(whole), 'submission')} came differently from how the notebook was released. Mended: put right, "
        "nothing to do. Reported: graded as it is, but somebody may want to look."
    )
    every = table("What was found", ("Student", "Findings"), whole)
    shown = table("Kinds of findings", ("What", "Students", "For example"), rows)
    return join((tag("p", words), shown, unfold("All findings, by student", every)))


def outside(report: ClassReport) -> Markup:
    """Tell which submissions tried what answers do not do."""
    rows = []
    for student in report.record.students:
        events = [str(event) for event in student.status.suspicious]
        events += [str(f.get("sentence", "")) for f in student.status.findings if f.get("severity") == "suspicious"]
        if events:
            rows.append((student.name, tag("ul", *(tag("li", event) for event in events))))
    parts = []
    if rows:
        words = "The sandbox or the intake refused these; nothing was reached. Some have innocent reasons: ask."
        parts += [tag("p", words), table("Refused attempts", ("Student", "What was refused"), rows)]
    else:
        parts.append(tag("p", "No attempt to reach outside was refused."))
    if report.mentions:
        words = (
            "These submissions hold words that answers rarely need. That proves nothing, and code that hides its words "
            "is not listed; it says which code to read first."
        )
        spoken = [(name, _about(found)) for name, found in report.mentions]
        parts += [tag("h3", "Words to read around"), tag("p", words)]
        shown = table("Mentions", ("Student", "About"), spoken)
        parts.append(shown if len(spoken) <= 15 else unfold(counted(len(spoken), "submission"), shown))
        if not report.record.anonymous:
            lines = [(name, cell, tag("code", line)) for name, found in report.mentions for cell, _, line in found]
            parts.append(unfold("The lines", table("Lines", ("Student", "Cell", "Line"), lines[:300])))
    limits = (
        "Listed are system calls that the sandbox refuses, connections out of it, and files that intake refused. "
        "Looking for files is not listed: what is not in the sandbox simply does not exist there."
    )
    if any(student.status.sandbox is False for student in report.record.students):
        limits += " What ran with --no-sandbox was not watched."
    return join((*parts, tag("p", limits, class_="quiet")))


def alike(report: ClassReport) -> Markup:
    """Tell which answers are nearly the same."""
    words = (
        "A list to look at, never a verdict. Answers are compared as sequences of tokens, without comments and the "
        "choice of names. Two students who work together, read the same page or think alike write like answers; "
        "several exercises say more than one."
    )
    rows = [
        (join(pair.students, " and "), ", ".join(_percent(one) for one in pair.answers), ", ".join(pair.usual))
        for pair in report.pairs[:_MOST_PAIRS]
    ]
    parts = [tag("p", words)]
    if rows:
        columns = ("Students", "Alike", "The same, in a form that many use")
        parts.append(table("Pairs", columns, rows[:_FIRST_PAIRS]))
        if rows[_FIRST_PAIRS:]:
            more = counted(len(report.pairs) - _FIRST_PAIRS, "more pair")
            left_out = len(report.pairs) - _MOST_PAIRS
            last = tag("p", f"{left_out:,} more are not listed.", class_="quiet") if left_out > 0 else ""
            parts.append(unfold(f"{more}, alike in fewer", table("More pairs", columns, rows[_FIRST_PAIRS:]), last))
        if not report.record.anonymous:
            parts += [_side_by_side(report, pair) for pair in report.pairs[:_MOST_SOURCES]]
    else:
        parts.append(tag("p", "No two answers are nearly the same."))
    left = [
        (one.exercise, one.compared, one.short, one.usual, f"more than {one.few}")
        for one in report.comparisons
        if one.compared or one.short or one.usual
    ]
    head = ("Exercise", "Compared", "Too short", "Usual form", "Usual: in")
    explained = (
        f"Too short: fewer than {SHORTEST} tokens. Usual form: hardly anything in it that many others do not have too, "
        "which is then no sign of anything, and hides a copy that went round widely."
    )
    shown = table("What was compared", head, left, (1, 2, 3, 4))
    return join((*parts, unfold("What was compared", tag("p", explained, class_="quiet"), shown)))


def _side_by_side(report: ClassReport, pair: PairSummary) -> Markup:
    by_name = {student.name: student for student in report.record.students}
    shown = []
    for one in pair.answers[:3]:
        exercise = find_exercise(one.exercise)
        names = exercise.names if exercise else (one.exercise,)
        sources = (find_answer(by_name[name].sources, report.record.released, names) for name in pair.students)
        columns = (
            tag("div", tag("p", name, class_="quiet"), tag("pre", source[:6000], tabindex="0"))
            for name, source in zip(pair.students, sources, strict=True)
        )
        shown += [tag("h3", one.exercise), tag("div", *columns, class_="beside")]
    return unfold(join(("Side by side: ", *pair.students[:1], " and ", *pair.students[1:])), *shown)


def _about(found: Iterable[tuple[str, str, str]]) -> str:
    counts = Counter(about for _, about, _ in found)
    return ", ".join(about if count == 1 else f"{about} ({count} cells)" for about, count in counts.items())


def _percent(one: Likeness) -> str:
    return f"{one.exercise} {int(100 * one.similarity)}\u00a0%"


def _one_line(items: Sequence[str], thing: str, things: str) -> tuple[str, str]:
    return counted(len(items), thing, things), "; ".join(items[:8]) + ("; …" if len(items) > 8 else "")
