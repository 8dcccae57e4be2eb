"""Say what this machine can contain, what is missing, and how to get it."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.runner.inside import kernel
from autograder.runner.runner import Runner
from autograder.runner.values import Cell, Program, SandboxUnavailable

_OLDEST = (5, 14)  # from here on, the limit of processes counts those of the sandbox alone
_DOCKER = (
    "docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
    "--security-opt systempaths=unconfined"
)


@dataclass(frozen=True)
class Finding:
    """One thing about the machine.

    Parameters
    ----------
    name
        What was looked at.
    state
        "good"; "missing": the sandbox needs it; "optional": the sandbox works without.
    says
        What was found, in a sentence.
    remedy
        How to get it, or an empty string.
    """

    name: str
    state: Literal["good", "missing", "optional"]
    says: str
    remedy: str = ""


def inspect_machine() -> list[Finding]:
    """Look at everything that matters to the sandbox, and build one.

    Returns
    -------
    list
        The sandbox as a whole comes first; when it is good, nothing that follows is missing.
    """
    sandbox = _sandbox()
    root = Path("/")
    parts = [
        _system(),
        user_namespaces(root, os.geteuid(), sys.executable),
        _container(root),
        filters(root),
        accounting(root),
        control_groups(root),
        landlock(root),
    ]
    found = [part for part in parts if part is not None]
    if sandbox.state == "good":  # what stands can be built, whatever a setting says
        found = [part for part in found if part.state != "missing"]
    return [sandbox, *found]


def user_namespaces(root: Path, user: int, interpreter: str) -> Finding:
    """Look at what decides who may make a user namespace.

    Parameters
    ----------
    root
        Of the file system that is looked at.
    user
        The number of the user that will grade; 0 is root.
    interpreter
        The path of this Python, for the remedy.
    """
    name = "user namespaces"
    most = _number(root / "proc/sys/user/max_user_namespaces")
    if most is None:
        return Finding(name, "missing", "The kernel was built without them.", "Grade on another Linux.")
    if most == 0:
        return Finding(
            name,
            "missing",
            "The system allows none.",
            "As root: sysctl user.max_user_namespaces=15000, see sysctl.d(5).",
        )
    if user != 0 and _number(root / "proc/sys/kernel/unprivileged_userns_clone") == 0:
        return Finding(
            name,
            "missing",
            "Only root may make them here.",
            "As root: sysctl kernel.unprivileged_userns_clone=1; or grade as root, the submissions are not root then.",
        )
    if user != 0 and _number(root / "proc/sys/kernel/apparmor_restrict_unprivileged_userns") == 1:
        profile = f"profile pixelgrad {os.path.realpath(interpreter)} flags=(unconfined) {{ userns, }}"
        return Finding(
            name,
            "missing",
            "AppArmor keeps ordinary users from using them, as on Ubuntu since 23.10 and 24.04.",
            f"As root, write the line '{profile}' into /etc/apparmor.d/pixelgrad and call 'apparmor_parser -r' on that "
            "file; or, for all programs: sysctl kernel.apparmor_restrict_unprivileged_userns=0.",
        )
    return Finding(name, "good", "They may be made.")


def filters(root: Path) -> Finding:
    """Look for filters on system calls."""
    actions = _text(root / "proc/sys/kernel/seccomp/actions_avail").split()
    if "errno" in actions and "kill_process" in actions:
        return Finding("seccomp", "good", "The kernel filters system calls.")
    return Finding(
        "seccomp", "missing", "The kernel does not filter system calls.", "It needs CONFIG_SECCOMP_FILTER, Linux 4.14."
    )


def accounting(root: Path) -> Finding:
    """Look for the file in which a process's share of memory is told."""
    if (root / "proc/self/smaps_rollup").exists():
        return Finding("memory accounting", "good", "Memory that several processes share is counted once.")
    return Finding(
        "memory accounting",
        "optional",
        "Memory that several processes share is counted for each: limits are reached sooner.",
        "Linux 4.14 or newer with CONFIG_PROC_PAGE_MONITOR.",
    )


def control_groups(root: Path) -> Finding:
    """Look for control groups of this user, with which the kernel itself would keep the memory limit."""
    own = re.search(r"^0::(.*)$", _text(root / "proc/self/cgroup"), re.MULTILINE)
    group = root / "sys/fs/cgroup" / own[1].strip().lstrip("/") if own else None
    if group and os.access(group, os.W_OK) and "memory" in _text(group / "cgroup.controllers").split():
        return Finding("control groups", "good", "This user may set limits in them; the runner does well without.")
    return Finding(
        "control groups",
        "optional",
        "None are delegated to this user. The supervisor keeps the memory limit: it looks ten times a second, so that "
        "a submission may exceed it for a moment.",
        "Not needed; systemd-run --user --scope -p Delegate=yes gives some.",
    )


def landlock(root: Path) -> Finding:
    """Look for Landlock, another way to keep a process away from files."""
    if "landlock" in _text(root / "sys/kernel/security/lsm").split(","):
        return Finding(
            "landlock", "good", "The kernel has it; the runner does not need it, its own file system is empty."
        )
    return Finding("landlock", "optional", "Not seen. The runner does not need it: its own file system is empty.")


def _sandbox() -> Finding:
    try:
        with Runner(preload=()) as runner, runner.open(Program((Cell("a", "pass"),), main=False)) as session:
            if session.cells[0].status == "done":
                return Finding("sandbox", "good", "Submissions are contained.")
            why = "A submission does not live in it."
    except SandboxUnavailable as error:
        why = str(error)
    return Finding("sandbox", "missing", why, "See below.")


def _system() -> Finding:
    system = os.uname()
    says = f"{system.sysname} {system.release} on {system.machine}."
    release = tuple(int(part) for part in re.findall(r"\d+", system.release)[:2])
    if kernel.supported() and release >= _OLDEST:
        return Finding("system", "good", says)
    return Finding("system", "missing", says, "Linux 5.14 or newer on x86-64 or 64-bit ARM; on Windows, WSL 2 has one.")


def _container(root: Path) -> Finding | None:
    if not ((root / ".dockerenv").exists() or (root / "run/.containerenv").exists()):
        return None
    return Finding(
        "container",
        "missing",
        "This runs in a container, which by default forbids namespaces, and a /proc of their own for the submissions.",
        f"Start it with: {_DOCKER} …",
    )


def _number(path: Path) -> int | None:
    text = _text(path).strip()
    return int(text) if text.isdigit() else None


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""
