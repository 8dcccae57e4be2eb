"""What a submission's own cells showed, as outputs of a notebook."""

from __future__ import annotations

from nbformat.notebooknode import NotebookNode, from_dict

from autograder.runner import CellReport


def ordinary_outputs(report: CellReport, execution_count: int) -> list[NotebookNode]:
    """Return what a cell showed, for the student to see again in the feedback.

    Parameters
    ----------
    report
        The runner's report, whose outputs are well formed already.
    execution_count
        The number of the cell's prompt.
    """
    outputs = [from_dict(output) for output in report.outputs]
    for output in outputs:
        if output.output_type == "execute_result":
            output.execution_count = execution_count
    return outputs


def unjudged_outputs(report: CellReport, execution_count: int) -> list[NotebookNode]:
    """Return what a graded cell showed that no exercise stands behind, in the form that nbgrader grades.

    nbgrader gives none of the points for an error or a line on stderr, what a result says for a result, and all of them
    otherwise. So stderr is shown as stdout, a result as a display, which no score is read from, and a cell that did not
    end well holds an error in any case.
    """
    outputs = ordinary_outputs(report, execution_count)
    for output in outputs:
        if output.output_type == "stream":
            output.name = "stdout"
        elif output.output_type == "execute_result":
            output.output_type = "display_data"
            del output["execution_count"]
    if report.status != "done" and not any(output.output_type == "error" for output in outputs):
        sentence = f"The cell did not end well: {report.status}."
        error = {"output_type": "error", "ename": report.status, "evalue": sentence, "traceback": [sentence]}
        outputs.append(from_dict(error))
    return outputs
