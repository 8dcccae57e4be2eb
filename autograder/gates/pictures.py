"""Gate: a picture without alternative text, in what a cell says and in what it shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from autograder.build.problems import Problem, describe_cell
from autograder.gates.running import Run
from autograder.gates.sheets import Course, parse_cell

_ASKED_FOR = ("show_images", "show_figure", "images_html")
_MARKDOWN_IMAGE = re.compile(r"!\[\s*\]\(")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*("[^"]*[^"\s][^"]*"|'[^']*[^'\s][^']*')""", re.IGNORECASE)


def find_silent_pictures(course: Course) -> list[Problem]:
    """Look in the sources: calls without `alt`, figures that nothing describes, markdown and HTML without a text.

    Pictures that only a run brings to light are found by `find_in_outputs`.
    """
    problems = []
    for unit in course.units:
        for index, cell in enumerate(unit.cells):
            said = _in_code(cell.source) if cell.cell_type == "code" else _in_text(cell.source)
            problems += [Problem(unit.file, describe_cell(cell, index), advice) for advice in said]
    return problems


def find_in_outputs(run: Run) -> list[Problem]:
    """Look in the outputs of an executed notebook."""
    problems = []
    for index, cell in enumerate(run.notebook.cells):
        silent = [output for output in cell.get("outputs", []) if _is_silent(output.get("data", {}))]
        if silent:
            advice = "shows a picture without alternative text; show it with plot.show_figure or plot.show_images"
            problems.append(Problem(run.file, describe_cell(cell, index), advice))
    return problems


def _in_code(source: str) -> Iterator[str]:
    tree = parse_cell(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func) for node in calls]
    for call, name in zip(calls, names, strict=True):
        if name in _ASKED_FOR:
            words = [keyword.value for keyword in call.keywords if keyword.arg == "alt"]
            unpacked = any(keyword.arg is None for keyword in call.keywords)
            if not words and not unpacked:
                yield f"{name} without alt; say what is to be seen"
            elif words and isinstance(words[0], ast.Constant) and not str(words[0].value).strip():
                yield f"{name} with an empty alt; say what is to be seen"
    if any(ast.unparse(call.func) in ("plt.show", "pyplot.show") for call in calls):
        yield "plt.show() gives a picture without alternative text; use plot.show_figure"


def _in_text(source: str) -> Iterator[str]:
    if _MARKDOWN_IMAGE.search(source):
        yield "a picture between ![] and () has no text; write what is to be seen between the brackets"
    if _has_silent_image(source):
        yield "an <img> has no alt; write what is to be seen into it"


def _is_silent(data: dict[str, Any]) -> bool:
    page = data.get("text/html", "")
    page = "".join(page) if isinstance(page, list) else page
    return "image/png" in data or "image/jpeg" in data or _has_silent_image(page)


def _has_silent_image(text: str) -> bool:
    return any(not _ALT.search(tag) for tag in _HTML_IMAGE.findall(text))
