"""The doctor tells what a machine lacks, and how to get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.runner import Runner, SandboxUnavailable, doctor


def machine(folder: Path, **settings: str) -> Path:
    """Lay out the files in which a machine tells about itself; `__` stands for a slash."""
    for name, content in settings.items():
        path = folder / "proc/sys" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content + "\n")
    return folder


def test_this_machine_is_seen_as_it_is(contained: Runner) -> None:
    findings = doctor.inspect_machine()
    assert findings[0] == doctor.Finding("sandbox", "good", "Submissions are contained.")
    assert not [finding for finding in findings if finding.state == "missing"]


def test_a_sandbox_that_cannot_be_built_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> Runner:
        raise SandboxUnavailable("no namespaces here")

    monkeypatch.setattr(doctor, "Runner", refuse)
    first = doctor.inspect_machine()[0]
    assert (first.state, first.says) == ("missing", "no namespaces here")


def test_ubuntus_restriction_is_named_with_its_remedy(tmp_path: Path) -> None:
    root = machine(tmp_path, user__max_user_namespaces="100", kernel__apparmor_restrict_unprivileged_userns="1")
    finding = doctor.user_namespaces(root, 1000, "/usr/bin/python3")
    assert finding.state == "missing"
    assert "AppArmor" in finding.says
    assert "apparmor_restrict_unprivileged_userns=0" in finding.remedy
    assert doctor.user_namespaces(root, 0, "/usr/bin/python3").state == "good"


@pytest.mark.parametrize(
    ("settings", "user", "state"),
    [
        ({}, 0, "missing"),
        ({"user__max_user_namespaces": "0"}, 0, "missing"),
        ({"user__max_user_namespaces": "9", "kernel__unprivileged_userns_clone": "0"}, 1000, "missing"),
        ({"user__max_user_namespaces": "9", "kernel__unprivileged_userns_clone": "0"}, 0, "good"),
        ({"user__max_user_namespaces": "9", "kernel__unprivileged_userns_clone": "1"}, 1000, "good"),
    ],
)
def test_user_namespaces_are_good_or_missing(tmp_path: Path, settings: dict[str, str], user: int, state: str) -> None:
    finding = doctor.user_namespaces(machine(tmp_path, **settings), user, "/usr/bin/python3")
    assert finding.state == state
    assert bool(finding.remedy) == (state == "missing")


def test_a_kernel_without_filters_lacks_them(tmp_path: Path) -> None:
    assert doctor.filters(tmp_path).state == "missing"
    actions = "kill_process kill_thread trap errno trace log allow"
    assert doctor.filters(machine(tmp_path, kernel__seccomp__actions_avail=actions)).state == "good"


def test_what_is_not_needed_is_never_missing(tmp_path: Path) -> None:
    for look in (doctor.accounting, doctor.control_groups, doctor.landlock):
        assert look(tmp_path).state == "optional"
