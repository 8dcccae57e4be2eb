"""The frame of a new exercise: its cells, its definition, its answer bank, and its name in the lists."""

from __future__ import annotations

import ast
import keyword
import os
import re
import subprocess
import sys
from pathlib import Path

from autograder.build.course import CourseError, find_root, read_course, source_of
from autograder.build.source import notebook_of, text_of
from autograder.scaffold.frames import answers, cells, definition
from autograder.scaffold.marks import find_unfilled

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_LAST_SECTION = "# %% [markdown]\n# ## Where you stand\n"
_SECTION = re.compile(r"^# ## (\d+)\.(\d+) ·", re.MULTILINE)
_EXERCISES = Path("autograder/exercises")
_REGISTRY = _EXERCISES / "registry.py"


def add_exercise(unit: str, exercise: str, root: Path | None = None) -> list[str]:
    """Add the frame of an exercise to a unit, at its end, and build the unit.

    Parameters
    ----------
    unit
        The unit, such as "01_images".
    exercise
        The name of the function that students are to write.
    root
        The checkout of the course; found from the working directory when None.

    Returns
    -------
    list of str
        What the author has to fill in, as `find_unfilled` tells it.

    Raises
    ------
    CourseError
        If the name is not a new function's, or the course is not as the frame needs it. Nothing is changed then.
    """
    root = root or find_root()
    if not (root / _REGISTRY).is_file():
        raise CourseError(f"{root} has no exercises of its own; add one in a checkout of the public course")
    if not _NAME.fullmatch(exercise) or keyword.iskeyword(exercise):
        raise CourseError(f"{exercise!r} is not a function's name: lower-case letters, digits and _, a letter first")
    source = source_of(root, unit)
    package = _EXERCISES / f"u{unit}"
    bank = Path("tests/answers") / exercise
    new = {package / f"{exercise}.py": definition(exercise, unit)}
    new |= {bank / name: text for name, text in answers(exercise).items()}
    if (root / bank).exists() or re.search(rf'"{exercise}"', (root / _REGISTRY).read_text(encoding="utf-8")):
        raise CourseError(f"there is an exercise {exercise!r} already; choose another name")
    if (root / package / f"{exercise}.py").exists():
        raise CourseError(f"{package / f'{exercise}.py'} exists already; choose another name")
    changed = {
        _REGISTRY: _registered((root / _REGISTRY).read_text(encoding="utf-8"), unit, exercise),
        package / "__init__.py": _listed((root / package / "__init__.py").read_text(encoding="utf-8"), unit, exercise),
        source.relative_to(root): _with_cells(root, source, unit, exercise),
    }
    before = {path: (root / path).read_bytes() for path in changed}
    for path, text in {**new, **changed}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    built = _build(root, unit)
    if built.returncode != 0:
        for path, content in before.items():
            (root / path).write_bytes(content)
        for path in new:
            (root / path).unlink()
        (root / bank).rmdir()
        raise CourseError(f"the frame could not be built, and was taken back:\n{built.stdout}{built.stderr}".strip())
    mine = {path.as_posix() for path in (*new, source.relative_to(root))}
    return [entry for entry in find_unfilled(root) if entry.partition(":")[0] in mine]


def _registered(text: str, unit: str, exercise: str) -> str:
    found = re.search(rf'^    "{unit}": \(\n(?:        "\w+",\n)+', text, re.MULTILINE)
    if found is None:
        raise CourseError(f"{_REGISTRY.as_posix()} does not list the exercises of {unit}, one a line")
    return f'{text[: found.end()]}        "{exercise}",\n{text[found.end() :]}'


def _listed(text: str, unit: str, exercise: str) -> str:
    """Return a unit's list of exercises with one more, its imports in order."""
    place = f"{_EXERCISES.as_posix()}/u{unit}/__init__.py"
    module = f"autograder.exercises.u{unit}.{exercise}"
    tree = ast.parse(text)
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    lists = [
        node
        for node in tree.body
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["EXERCISES"]
    ]
    if not imports or len(lists) != 1 or not isinstance(lists[0].value, ast.Tuple):
        raise CourseError(f"{place} does not import its exercises and list them in EXERCISES")
    later = [node.lineno - 1 for node in imports if (node.module or "") > module]
    lines = text.splitlines()
    lines.insert((lists[0].end_lineno or 1) - 1, f"    {exercise.upper()},")
    at = later[0] if later else imports[-1].end_lineno or 1
    lines.insert(at, f"from {module} import {exercise.upper()}")
    return "\n".join(lines) + "\n"


def _with_cells(root: Path, source: Path, unit: str, exercise: str) -> str:
    """Return a unit's text with the exercise before its last section, in the form that jupytext writes."""
    text = source.read_text(encoding="utf-8")
    at = text.rfind(_LAST_SECTION)
    at = len(text) if at < 0 else at
    sections = _SECTION.findall(text)
    section = f"{sections[-1][0]}.{int(sections[-1][1]) + 1}" if sections else f"{int(unit.partition('_')[0])}.1"
    longer = text[:at].rstrip("\n") + "\n\n" + cells(exercise, section) + text[at:]
    placeholders = read_course(root).placeholders(f"notebooks/{unit}/{source.stem}.ipynb")
    return text_of(notebook_of(longer, placeholders), placeholders, like=longer)


def _build(root: Path, unit: str) -> subprocess.CompletedProcess[str]:
    # In a process of its own: this one has read the list of exercises already, and perhaps another checkout's.
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "autograder.cli", "build", unit]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
