"""A verdict as the outputs of a graded cell: words for the student, a number for nbgrader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nbformat.notebooknode import NotebookNode, from_dict
from nbformat.v4 import new_markdown_cell

from autograder.judge import Verdict

_COLOURS = {"right": "#1b7f4b", "wrong": "#b3541e"}
_OTHER_COLOUR = "#5f6b7a"
TITLES = {
    "right": "Right",
    "wrong": "Not right yet",
    "not attempted": "Not attempted",
    "absent": "Not found",
    "lost": "No answer",
}


def verdict_outputs(
    verdict: Verdict, points: float, execution_count: int, hidden: bool = False, example: str = ""
) -> list[NotebookNode]:
    """Return the outputs that take the place of what a graded cell showed.

    Parameters
    ----------
    verdict
        The judge's verdict.
    points
        What the cell is worth.
    execution_count
        The number of the cell's prompt.
    hidden
        Whether to show what hidden cases hold: values of the case that is wrong, and the seed.
    example
        What `autograder.judge.example.public_example` shows, as HTML.

    Returns
    -------
    list of NotebookNode
        The explanation, then the points earned as a float. nbgrader takes the first error, stderr or result of a cell;
        the explanation is none of them, so the score is what it finds.
    """
    earned = earned_points(verdict, points)
    explanation = {
        "text/html": _html(verdict, earned, points, hidden) + _on_public_cases(example),
        "text/plain": _plain(verdict, earned, points, hidden),
    }
    return [
        from_dict({"output_type": "display_data", "data": explanation, "metadata": {}}),
        from_dict(
            {
                "output_type": "execute_result",
                "data": {"text/plain": repr(earned)},
                "metadata": {},
                "execution_count": execution_count,
            }
        ),
    ]


def intake_cell(sentences: Sequence[str]) -> list[NotebookNode]:
    """Return a cell for the head of a graded notebook that says what intake found, or nothing if it found nothing."""
    if not sentences:
        return []
    lines = [f"- {escape(sentence)}" for sentence in sentences]
    text = "\n".join(["**About the file that you handed in**", "", *lines])
    return [new_markdown_cell(text, id="intake")]


def colour_of(status: str) -> str:
    """Return the colour of a verdict's status; the word beside it says the same."""
    return _COLOURS.get(status, _OTHER_COLOUR)


def prose(text: str) -> str:
    """Return a sentence as HTML: escaped, and what stands between backticks set as code."""
    pieces = escape(text).split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{piece}</code>" if place % 2 else piece for place, piece in enumerate(pieces))


def earned_points(verdict: Verdict, points: float) -> float:
    """Return the points that a verdict earns, between 0 and `points`."""
    return min(points, max(0.0, round(verdict.score * points, 4)))


def _headline(verdict: Verdict, earned: float, points: float) -> str:
    title = TITLES.get(verdict.status, verdict.status)
    noun = "point" if points == 1 else "points"
    return f"{verdict.exercise}: {title.lower()}, {earned:g} of {points:g} {noun}"


def _group_lines(verdict: Verdict) -> list[tuple[str, str]]:
    right = [group for group, fine in verdict.groups.items() if fine]
    wrong = [group for group, fine in verdict.groups.items() if not fine]
    if verdict.status != "wrong" or not right:
        return []
    return [("Already right", ", ".join(right)), ("Not yet", ", ".join(wrong))]


def _sentences(verdict: Verdict, hidden: bool) -> str:
    return f"{verdict.message} {verdict.detail}".strip() if hidden else verdict.message


def _plain(verdict: Verdict, earned: float, points: float, hidden: bool) -> str:
    lines = [_headline(verdict, earned, points)]
    if verdict.status != "right":
        lines.append(_sentences(verdict, hidden))
    lines += [f"{name}: {groups}." for name, groups in _group_lines(verdict)]
    if hidden:
        lines.append(f"(hidden cases drawn from seed {verdict.seed})")
    return "\n".join(lines)


def _on_public_cases(example: str) -> str:
    if not example:
        return ""
    return f'<div style="margin-top:0.6em">On the cases of the notebook, which you can run yourself:</div>{example}'


def _html(verdict: Verdict, earned: float, points: float, hidden: bool) -> str:
    colour = colour_of(verdict.status)
    parts = [f'<strong style="color:{colour}">{escape(_headline(verdict, earned, points))}</strong>']
    if verdict.status != "right":
        parts.append(f"<div>{prose(_sentences(verdict, hidden))}</div>")
    parts += [f"<div>{name}: {escape(groups)}.</div>" for name, groups in _group_lines(verdict)]
    if hidden:
        seed = f"Hidden cases drawn from seed {verdict.seed}."
        parts.append(f'<div style="color:{_OTHER_COLOUR};font-size:85%">{seed}</div>')
    body = "".join(parts)
    return (
        f'<div style="border-left:4px solid {colour};padding:0.5em 0.9em;margin:0.3em 0;'
        f'background:#fbfaf7;color:#22272e;line-height:1.5">{body}</div>'
    )
