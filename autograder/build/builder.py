"""Generate everything that a unit's source and its exercises decide, and write or compare it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.build.compare import explain_difference
from autograder.build.course import find_root, read_course, source_of, units_of
from autograder.build.problems import BuildError, Problem, find_leaks, find_problems
from autograder.build.release import release_text
from autograder.build.source import file_text, notebook_of, text_of
from autograder.exercises.public import write_public_cases
from autograder.exercises.registry import exercises_of
from pixelgrad.preflight.manifest import manifest_text

CASES = Path("pixelgrad/check/cases")
MANIFESTS = Path("pixelgrad/preflight/manifests")


@dataclass(frozen=True)
class BuildReport:
    """What a build did or found.

    Parameters
    ----------
    units
        The units that were built.
    written
        The files that were written because they had changed, as paths inside the course; none in a check.
    unchanged
        The files that were already what the build makes.
    differences
        In a check: for every other file, what differs.
    """

    units: tuple[str, ...]
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything that is committed is what the build makes."""
        return not self.differences

    def __str__(self) -> str:
        lines = [*self.differences, *(f"wrote {path.as_posix()}" for path in self.written)]
        count = len(self.unchanged)
        files = "1 file is" if count == 1 else f"{count} files are"
        lines.append(f"{', '.join(self.units) or 'no units'}: {files} up to date already")
        if self.differences:
            lines.append(f"{len(self.differences)} differ; run `autograder build` and commit what it writes")
        return "\n".join(lines)


def build(units: Sequence[str] | None, check: bool, root: Path | None = None) -> BuildReport:
    """Build units, or check that what is committed is what a build would make.

    Parameters
    ----------
    units
        Names of units, such as "01_images"; all of them when None.
    check
        Write nothing and report the differences.
    root
        The course folder; found from the working directory when None.

    Raises
    ------
    CourseError
        If there is no course, or no such unit.
    BuildError
        If a unit's source is not fit to be built; nothing is written then.
    """
    root = root or find_root()
    chosen = list(units) if units else units_of(root)
    generated: dict[Path, bytes] = {}
    for unit in chosen:
        generated.update(generate(root, unit))
    if not read_course(root).private:
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # each unit's are written by a process of its own
            for cases in pool.map(_public_cases, chosen):
                generated.update(cases)
    stale = [] if units else _stale_files(root, generated)

    written, unchanged, differences = (
        [],
        [],
        [f"{path.as_posix()}: nothing of the course has this name; remove it" for path in stale],
    )
    for path, content in generated.items():
        target = root / path
        committed = target.read_bytes() if target.is_file() else None
        if committed == content:
            unchanged.append(path)
        elif check:
            differences.append(explain_difference(path.as_posix(), committed, content))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written.append(path)
    if not check:
        for path in stale:
            (root / path).unlink()
        differences = []
    return BuildReport(tuple(chosen), tuple(written), tuple(unchanged), tuple(differences))


def generate(root: Path, unit: str) -> dict[Path, bytes]:
    """Return every file that a unit's build makes of its source, by its path inside the course.

    Raises
    ------
    CourseError, BuildError
        As `build` does.
    """
    source = source_of(root, unit)
    name = source.relative_to(root).as_posix()
    notebook_file = f"{source.stem}.ipynb"
    released_path = Path("notebooks") / unit / notebook_file
    course = read_course(root)
    placeholders = course.placeholders(released_path.as_posix())
    text = source.read_text(encoding="utf-8")

    notebook = notebook_of(text, placeholders)
    points = {exercise.id: course.points.get(exercise.id, exercise.points) for exercise in exercises_of(unit)}
    problems = find_problems(name, notebook.cells, points)
    problems += _find_other_form(name, text, text_of(notebook, placeholders, like=text))
    if problems:
        raise BuildError(problems)

    solution = file_text(notebook)
    released = release_text(solution, root, unit, notebook_file)
    release = nbformat.reads(released, as_version=4)
    leaks = find_leaks(released_path.as_posix(), notebook.cells, release.cells)
    if leaks:
        raise BuildError(leaks)
    files = {
        source.with_suffix(".ipynb").relative_to(root): solution.encode(),
        released_path: released.encode(),
    }
    if not course.private:
        files[MANIFESTS / f"{unit}.json"] = manifest_text(release, unit, notebook_file).encode()
    return files


def _public_cases(unit: str) -> dict[Path, bytes]:
    with tempfile.TemporaryDirectory(prefix="pixelgrad-cases-") as scratch:
        return {CASES / file.name: file.read_bytes() for file in write_public_cases(unit, Path(scratch))}


def _find_other_form(name: str, text: str, again: str) -> list[Problem]:
    """Find the first line that editing in JupyterLab and syncing back would change of itself."""
    if text == again:
        return []
    lines, others = text.splitlines(), again.splitlines()
    pairs = zip(lines, others, strict=False)
    at = next((i for i, (line, other) in enumerate(pairs) if line != other), min(len(lines), len(others)))
    other = others[at] if at < len(others) else "(nothing more)"
    return [Problem(name, f"line {at + 1}", f"jupytext would write {other!r} here; run `autograder sync {name}`")]


def _stale_files(root: Path, generated: dict[Path, bytes]) -> list[Path]:
    """Find what an earlier build made of a unit or an exercise that is no more."""
    made = [*sorted((root / CASES).glob("*.cases")), *sorted((root / MANIFESTS).glob("*.json"))]
    return [path.relative_to(root) for path in made if path.relative_to(root) not in generated]
