"""Gate: an import against the arrows of the architecture."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from autograder.build.problems import Problem
from autograder.gates.sheets import Course, parse_cell

_NOT_THE_COURSES = ("solutions", "notebooks", "tests", "bench", "tools")
_GRADER = "autograder"

# Who may import what of the grader; a room that is not named may import all of it. The runner's template is a process
# whose memory submissions can read: no reference, no judge, no gradebook may ever be loaded into it.
ALLOWED: dict[str, tuple[str, ...]] = {
    "pixelgrad": (),
    "autograder/runner": ("autograder.runner", "autograder.errors"),
    "autograder/intake": ("autograder.intake",),
    "autograder/exercises": ("autograder.exercises", "autograder.judge.judging"),
    "autograder/judge": ("autograder.judge", "autograder.exercises", "autograder.runner", "autograder.errors"),
}


def find_wrong_imports(course: Course) -> list[Problem]:
    """Look for imports that go up where they may only go down, wherever in a file they stand.

    `pixelgrad` imports nothing of `autograder`, the runner nothing that knows answers, no package a notebook, and no
    notebook anything but `pixelgrad` and libraries.
    """
    problems = []
    for package in ("pixelgrad", _GRADER):
        for file in sorted((course.root / package).rglob("*.py")):
            name = file.relative_to(course.root).as_posix()
            problems += list(_in_module(name, ast.parse(file.read_text(encoding="utf-8"))))
    for unit in course.units:
        for where, source in unit.code_cells():
            problems += [
                Problem(unit.file, where, f"imports {module}, which students do not have; use pixelgrad or a library")
                for _, module in imported_modules(parse_cell(source), "")
                if module.split(".")[0] in (_GRADER, *_NOT_THE_COURSES)
            ]
    return problems


def imported_modules(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of every module that is imported, by a statement or by `import_module`.

    Parameters
    ----------
    tree
        A module or a cell.
    package
        The package that relative imports start from, with dots.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            # `from autograder import judge` imports autograder.judge.
            names = [f"{base}.{alias.name}" for alias in node.names] if base.count(".") == 0 else [base]
            yield from ((node.lineno, name) for name in names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__"):
                first = node.args[0]
                value = first.value if isinstance(first, ast.Constant) else ast.unparse(first)[2:-1]
                yield node.lineno, str(value)


def _in_module(name: str, tree: ast.Module) -> Iterator[Problem]:
    room = next((room for room in ALLOWED if name.startswith(f"{room}/")), None)
    package = ".".join(Path(name).parent.parts)
    for line, module in imported_modules(tree, package):
        top = module.split(".")[0]
        if top in _NOT_THE_COURSES:
            yield Problem(name, f"line {line}", f"imports {module}; a package never imports notebooks or tests")
        elif top == _GRADER and room is not None and not _within(module, ALLOWED[room]):
            may = ", ".join(ALLOWED[room]) or "nothing of the grader"
            yield Problem(name, f"line {line}", f"imports {module}; {room} may import {may}. Move the code down")


def _within(module: str, allowed: tuple[str, ...]) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in allowed)
