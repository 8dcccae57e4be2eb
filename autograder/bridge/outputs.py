"""What a submission's cells showed, made fit for a notebook file.

The reports come from the student's process, so nothing in them is believed to have the right shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nbformat.notebooknode import NotebookNode, from_dict

from autograder.runner import CellReport

_ENDINGS = {
    "timed out": "The cell was still running when its time was over.",
    "died": "The cell ended the process. The cells after it ran in a new one.",
    "skipped": "The cell was not run.",
}


def ordinary_outputs(report: CellReport | None) -> list[NotebookNode]:
    """Return what a cell showed, with a word on why it ended early.

    Parameters
    ----------
    report
        The runner's report, or None when there is none.
    """
    if report is None:
        return [_error("skipped", _ENDINGS["skipped"])]
    outputs = [output for raw in _sequence(report.outputs) if (output := _output(raw)) is not None]
    if report.status in _ENDINGS:
        outputs.append(_error(report.status, _ENDINGS[report.status]))
    return outputs


def unjudged_outputs(report: CellReport | None) -> list[NotebookNode]:
    """Return what a graded cell showed that no exercise stands behind, in the form that nbgrader grades.

    nbgrader gives full marks for a cell without an error and none for one that wrote to stderr or ended in an error. So
    stderr is shown as stdout, nothing can pass for a score, and a cell that did not end well holds an error.
    """
    outputs = ordinary_outputs(report)
    for output in outputs:
        if output.output_type == "stream":
            output.name = "stdout"
    failed = report is None or report.status != "done"
    if failed and not any(output.output_type == "error" for output in outputs):
        outputs.append(_error("raised", "The cell did not end well."))
    return outputs


def _output(raw: Any) -> NotebookNode | None:
    if not isinstance(raw, Mapping):
        return None
    kind = raw.get("output_type")
    if kind == "stream":
        name = "stderr" if raw.get("name") == "stderr" else "stdout"
        return from_dict({"output_type": "stream", "name": name, "text": _text(raw.get("text"))})
    if kind == "error":
        traceback = [_text(line) for line in _sequence(raw.get("traceback"))]
        return from_dict(
            {
                "output_type": "error",
                "ename": _text(raw.get("ename")),
                "evalue": _text(raw.get("evalue")),
                "traceback": traceback,
            }
        )
    if kind in ("display_data", "execute_result"):
        data = raw.get("data")
        parts = data.items() if isinstance(data, Mapping) else ()
        shown = {_text(mime): _text(value) for mime, value in parts if _is_plain(value)}
        # A student's result is never an execute_result, in which nbgrader would look for a score.
        return from_dict({"output_type": "display_data", "data": shown, "metadata": {}}) if shown else None
    return None


def _error(name: str, sentence: str) -> NotebookNode:
    return from_dict({"output_type": "error", "ename": name, "evalue": sentence, "traceback": [sentence]})


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(part, str) for part in value))


def _sequence(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else ()


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""
