"""The head of a feedback page: how many points, and for every exercise the verdict and what to do about it."""

from __future__ import annotations

from html import escape
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.bridge.explain import TITLES, colour_of, prose
from autograder.exercises import Exercise, find_exercise

# nbgrader's own list calls every exercise "Test cell"; the one below says the same and more.
_STYLE = (
    "<style>#toc{display:none}.panel-heading h4{margin:0}"
    "div.prompt{display:none}div#notebook-container{max-width:60em;margin:auto}"
    "div.text_cell_render,div.output_area pre{overflow-wrap:anywhere}</style>"
)
_CELL = "padding:0.35em 0.9em 0.35em 0;vertical-align:top;text-align:left;border-top:1px solid #dddad2"


class FeedbackHead(NbGraderPreprocessor):
    """Puts a table of the exercises at the head of a graded notebook, after `GetGrades` has fetched the scores."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Add the head to a notebook that becomes a feedback page."""
        comments = {_marks(cell)["grade_id"]: _marks(cell).get("comment") or "" for cell in nb.cells if _marks(cell)}
        rows = [_row(cell, comments) for cell in nb.cells if utils.is_grade(cell) or utils.is_task(cell)]
        for cell in nb.cells:
            if "pixelgrad" in cell.metadata:
                # The number that nbgrader has read; the table and the verdict say it in words.
                cell.outputs = [output for output in cell.outputs if output.output_type != "execute_result"]
        # One line: a blank one would end the block of HTML.
        head = " ".join("".join([_STYLE, _total(resources.get("nbgrader", {})), _table(rows)]).split())
        nb.cells.insert(0, new_markdown_cell(head, id="feedback-head"))
        return nb, resources


def _marks(cell: NotebookNode) -> dict[str, Any]:
    marks: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return marks


def _total(found: dict[str, Any]) -> str:
    score, most, late = (float(found.get(name) or 0) for name in ("score", "max_score", "late_penalty"))
    text = f"<strong>{_points(score)} of {_points(most)} points</strong>"
    if late > 0:
        text += f", after {_points(late)} taken off for handing in late"
    return f'<p style="font-size:120%">{text}</p>'


def _table(rows: list[str]) -> str:
    titles = "".join(f'<th scope="col" style="{_CELL}">{title}</th>' for title in ("Exercise", "Points", "Verdict"))
    body = "".join(rows)
    return f'<table style="border:none;width:100%"><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>'


def _row(cell: NotebookNode, comments: dict[str, str]) -> str:
    marks = _marks(cell)
    name = str(marks["grade_id"])
    verdict = cell.metadata.get("pixelgrad", {}).get("verdict", {})
    exercise = find_exercise(name) if verdict else None
    earned, most = float(marks.get("score") or 0), float(marks.get("points") or 0)
    if verdict:
        status = str(verdict["status"])
    elif utils.is_solution(cell) or utils.is_task(cell):
        status = "read by a person"
    else:
        status = "right" if earned >= most else "wrong"
    title = TITLES.get(status, status.capitalize())
    words = [f'<strong style="color:{colour_of(status)}">{escape(title)}</strong>']
    if verdict and status == "wrong":
        words.append(prose(_advice(verdict, exercise)))
    said = {comments.get(name, ""), comments.get(f"{name}-answer", "")} - {"", "No response."}
    words += [f"<em>{escape(comment)}</em>" for comment in sorted(said)]
    link = f'<a href="#{escape(name)}"><code>{escape(name)}</code></a>'
    stretch = "<br>stretch" if exercise is not None and exercise.stretch else ""
    cells = (f"{link}{stretch}", f"{_points(earned)} of {_points(most)}", "<br>".join(words))
    styles = (f"{_CELL};white-space:nowrap", f"{_CELL};white-space:nowrap", _CELL)
    return "<tr>" + "".join(f'<td style="{s}">{text}</td>' for s, text in zip(styles, cells, strict=True)) + "</tr>"


def _advice(verdict: dict[str, Any], exercise: Exercise | None) -> str:
    """Return the hint of the named mistake, and where there is none, what the judge saw."""
    for misconception in exercise.misconceptions if exercise is not None else ():
        if misconception.id == verdict.get("diagnosis"):
            return misconception.hint
    return str(verdict.get("message", ""))


def _points(number: float) -> str:
    return f"{round(number, 2):g}"
