"""What `autograder doctor` prints."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

from autograder.runner.doctor import Finding

_STATES = {"good": "good", "missing": "missing", "optional": "not there"}
_WIDTH = 100


def findings_text(findings: Sequence[Finding]) -> str:
    """Return findings about a machine for a person to read.

    Parameters
    ----------
    findings
        As `autograder.runner.doctor.inspect_machine` returns them.
    """
    room = max(len(finding.name) for finding in findings) + 2
    lines = []
    for finding in findings:
        head = f"{finding.name:<{room}}{_STATES[finding.state]:<11}"
        # In one piece: a command in it can be copied.
        remedy = "" if finding.state == "good" or not finding.remedy else f"\n{'':{len(head)}}{finding.remedy}"
        says = textwrap.fill(finding.says, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
        lines.append(says + remedy)
    if any(finding.state == "missing" for finding in findings):
        last = "Submissions cannot be contained here: grading stops before it runs one. --no-sandbox grades without."
    else:
        last = "This machine can grade what strangers wrote. What is not there is not needed."
    return "\n".join([*lines, "", last])


def findings_json(findings: Sequence[Finding]) -> str:
    """Return findings as one JSON object."""
    contained = not any(finding.state == "missing" for finding in findings)
    return json.dumps({"contained": contained, "findings": [asdict(finding) for finding in findings]})
