"""Take in one submission: its notebook, mended, and the files beside it."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

from autograder.intake.choose import candidates, choose, report_place
from autograder.intake.walk import look_through
from pixelgrad.preflight import mend
from pixelgrad.preflight.files import points_outside, read_file
from pixelgrad.preflight.findings import Findings, Intake, listed
from pixelgrad.preflight.manifest import Manifest, read_manifest

MOST_FILES = 200
LARGEST_FILE = 32 << 20
LARGEST_TOTAL = 64 << 20


def take_in(folder: Path, unit: str, manifest: Manifest | None = None) -> Intake:
    """Read what a student handed in for a unit.

    Parameters
    ----------
    folder
        `submitted/<student>/<unit>`. Nothing in it is changed, run, or followed out of it. Other files travel along,
        except notebooks that do not count.
    unit
        The unit's name.
    manifest
        The unit's release; read from the course by default.

    Returns
    -------
    Intake
        Its notebook is None if there is nothing that could be graded; the findings say why.

    Raises
    ------
    ValueError
        If the course has no such unit. Nothing is raised for what is in the folder.
    """
    manifest = manifest or read_manifest(unit)
    findings = Findings()
    files = _files_of(folder, manifest, findings)
    if files is None:
        return Intake(None, findings.all(), unit)
    read: list[tuple[str, Intake]] = []
    likeliest = candidates(list(files), manifest)
    for name in likeliest:
        # Scripts and pages are only looked at where there is no notebook.
        if not name.lower().endswith(".ipynb") and any(intake.notebook is not None for _, intake in read):
            break
        tried = Findings()
        data = read_file(files[name], tried, shown=name)
        read.append((name, mend(data, manifest, name) if data is not None else Intake(None, tried.all(), unit, name)))
    best = choose(read, manifest, findings)
    if best is None:
        findings.refused("missing", f"There is no notebook in the submission; it should be {manifest.notebook}.")
        return Intake(None, findings.all(), unit, files=_beside(files, "", findings))
    name, intake = best
    if intake.notebook is not None:
        report_place(name, manifest, findings)
    beside = _beside(files, name, findings)
    return replace(intake, findings=(*findings.all(), *intake.findings), files=beside, unit=unit, name=name)


def _files_of(folder: Path, manifest: Manifest, findings: Findings) -> dict[str, Path] | None:
    """Return the files of a submission wherever they were put; None, with the reason, if there are none."""
    try:
        mode = os.lstat(folder).st_mode
    except OSError:
        mode = 0
    if stat.S_ISLNK(mode):
        where = " out of the submission" if points_outside(folder, folder.parent) else ""
        findings.suspicious("link", f"The folder {folder.name} is a symbolic link{where}. It was not followed.")
        return None
    if stat.S_ISDIR(mode):
        contents = look_through(folder, findings)
        for name in contents.folders:
            if name.endswith(".ipynb"):
                findings.reported("directory", f"{name} is a folder, not a notebook.")
        return contents.files
    if stat.S_ISREG(mode):
        findings.mended("depth", f"{folder.name} is a file where a folder was expected; it was read as the notebook.")
        return {folder.name: folder}
    beside = folder.parent / manifest.notebook
    if mode == 0 and beside.is_file() and not beside.is_symlink():
        findings.mended("depth", f"{manifest.notebook} lay one folder too high; it was found there.")
        return {manifest.notebook: beside}
    if mode == 0:
        findings.refused("missing", f"There is no folder {folder.name}.")
    else:
        findings.suspicious("device", f"{folder.name} is a pipe or a device, not a folder. It was not opened.")
    return None


def _beside(files: dict[str, Path], notebook: str, findings: Findings) -> dict[str, bytes]:
    """Read the other files, up to what a submission reasonably holds; paths are those that the notebook sees."""
    folder = notebook.rpartition("/")[0]
    taken: dict[str, bytes] = {}
    room, left_out = LARGEST_TOTAL, []
    for name, path in files.items():
        if name == notebook or name.endswith(".ipynb"):
            continue
        seen_as = name.removeprefix(f"{folder}/") if folder else name
        quiet = Findings()
        data = None
        if len(taken) < MOST_FILES:
            data = read_file(path, quiet, shown=name, most=min(LARGEST_FILE, room))
        if data is None:
            left_out.append(name)
        else:
            room -= len(data)
            taken[seen_as] = data
    if left_out:
        findings.reported(
            "files",
            f"{listed(left_out)} could not be taken along: at most {MOST_FILES} files of {LARGEST_FILE >> 20} MB each "
            f"and {LARGEST_TOTAL >> 20} MB in all.",
        )
    return taken
