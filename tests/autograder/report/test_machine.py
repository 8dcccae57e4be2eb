"""What `autograder doctor` prints, and its exit status."""

from __future__ import annotations

import json

import pytest

from autograder.cli import main
from autograder.report.machine import findings_json, findings_text
from autograder.runner import doctor
from autograder.runner.doctor import Finding

GOOD = Finding("sandbox", "good", "Submissions are contained.", "nothing to do")
MISSING = Finding("user namespaces", "missing", "The system allows none.", "sysctl user.max_user_namespaces=15000 " * 4)
OPTIONAL = Finding("landlock", "optional", "Not seen.", "")


def test_what_is_missing_comes_with_its_remedy_in_one_piece() -> None:
    text = findings_text([GOOD, MISSING, OPTIONAL])
    assert MISSING.remedy in text
    assert GOOD.remedy not in text
    assert "cannot be contained" in text
    assert "cannot be contained" not in findings_text([GOOD, OPTIONAL])


def test_json_says_the_same() -> None:
    said = json.loads(findings_json([GOOD, MISSING]))
    assert said["contained"] is False
    assert [finding["state"] for finding in said["findings"]] == ["good", "missing"]


@pytest.mark.parametrize(("findings", "status"), [([GOOD, OPTIONAL], 0), ([GOOD, MISSING], 1)])
def test_the_exit_status_says_whether_submissions_can_be_contained(findings, status, monkeypatch, capsys) -> None:
    monkeypatch.setattr(doctor, "inspect_machine", lambda: findings)
    assert main(["doctor"]) == status
    assert findings[-1].says in capsys.readouterr().out
