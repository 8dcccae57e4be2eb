"""Gate: what assumes Linux, in `pixelgrad` and in the cells that students run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.build.problems import Problem
from autograder.gates.sheets import Course, parse_cell
from autograder.gates.systems import VARIABLES, has_everywhere, is_everywhere

Found = tuple[str, str]  # the error there is elsewhere ("" for what is wrong without one), and what to do

_SHELL = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
_PROGRAMS = {"run", "Popen", "call", "check_call", "check_output"}
_FOLDERS = re.compile(
    r"(/(tmp|proc|dev|sys|etc|usr|var|home|root|bin|opt|mnt|run|content)(/|$)|~/|[A-Za-z]:[\\/]|\\\\)"
)
_TEXT_FILES = {"open", "read_text", "write_text"}
_SHELL_MAGICS = set("bash sh script system sx ! cmd perl ruby python2 python3 cat cp mv rm man less more ll".split())  # noqa: SIM905
_OF_TEXTS = {"split", "rsplit", "partition", "rpartition", "replace", "find", "index", "startswith", "endswith"}
_DATES = re.compile(r"%-[dmHIMSjy]")
_CATCHES = {
    "AttributeError": {"AttributeError"},
    "ImportError": {"ImportError", "ModuleNotFoundError"},
    "OSError": {"OSError", "FileNotFoundError"},
}
_ASKS = re.compile(r"sys\.platform|os\.name|platform\.system\(|google\.colab|which\(")
_ASKS_FOR = re.compile(r"(not )?hasattr\((os|signal|socket|select|time|mmap|np), ")


def find_unportable(course: Course) -> list[Problem]:
    """Look for what runs on Linux alone: on Windows and macOS a student would meet an error that is not theirs.

    What stands under `try` with a handler for the very error there is elsewhere, or under a question about the system
    (`hasattr(os, …)`, `sys.platform`, `os.name`, `which`), has another way out and is left alone.
    """
    problems = []
    for file in sorted((course.root / "pixelgrad").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        name = file.relative_to(course.root).as_posix()
        problems += [Problem(name, f"line {line}", advice) for line, advice in linux_only(tree)]
    for unit in course.units:
        for where, source in unit.code_cells():
            problems += [Problem(unit.file, where, advice) for _, advice in linux_only(parse_cell(source))]
    return problems


def linux_only(tree: ast.AST) -> list[tuple[int, str]]:
    """Return the line and what to do of everything in a syntax tree that assumes Linux."""
    return list(_visit(tree, caught=frozenset(), names=_names_of_modules(tree)))


def _names_of_modules(tree: ast.AST) -> dict[str, str]:
    """Return under which other names a tree knows modules: `import os as system`."""
    aliases = [alias for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    known = {alias.asname: alias.name for alias in aliases if alias.asname and "." not in alias.name}
    return {name: "np" if module == "numpy" else module for name, module in known.items()} | {"numpy": "np"}


def _visit(node: ast.AST, caught: frozenset[str], names: dict[str, str]) -> Iterator[tuple[int, str]]:
    if "" not in caught:
        line = int(getattr(node, "lineno", 0))
        yield from ((line, advice) for error, advice in _wrong_with(node, names) if error not in caught)
    for field, value in ast.iter_fields(node):
        inside = caught | _excused(node, field)
        children = value if isinstance(value, list) else [value]
        for position, child in enumerate(children):
            if not isinstance(child, ast.AST):
                continue
            first = child.value if field == "body" and position == 0 and isinstance(child, ast.Expr) else None
            if isinstance(first, ast.Constant):
                continue  # a docstring
            yield from _visit(child, inside, names)


def _excused(node: ast.AST, field: str) -> set[str]:
    """Return the errors that have another way out in a part of a statement or an expression; "" stands for all."""
    if isinstance(node, ast.Try) and field == "body":
        caught = [handler.type for handler in node.handlers]
        named = {part.id for kind in caught if kind for part in ast.walk(kind) if isinstance(part, ast.Name)}
        every = None in caught or bool(named & {"Exception", "BaseException"})
        return {error for error, catching in _CATCHES.items() if every or named & catching}
    if isinstance(node, ast.If | ast.IfExp) and field != "test":
        return {""} if _asks_the_system(node.test, otherwise=field == "orelse") else set()
    if isinstance(node, ast.BoolOp):
        asked = (_asks_the_system(value, otherwise=isinstance(node.op, ast.Or)) for value in node.values)
        return {""} if any(asked) else set()
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
        return {""} if any(_asks_the_system(test) for part in node.generators for test in part.ifs) else set()
    return set()


def _asks_the_system(test: ast.expr, otherwise: bool = False) -> bool:
    """Whether what follows a question, or stands in its `else`, knows the system or that it has what is used."""
    text = ast.unparse(test)
    asked = _ASKS_FOR.search(text)
    return bool(_ASKS.search(text)) or (asked is not None and (asked.group(1) is not None) == otherwise)


def _wrong_with(node: ast.AST, names: dict[str, str]) -> Iterator[Found]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _in_import(node)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module = names.get(node.value.id, node.value.id)
        if not has_everywhere(module, node.attr):
            yield "AttributeError", f"{module}.{node.attr} is not there, or not the same, on every system; ask hasattr"
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ" and _text(node.slice) in VARIABLES:
        yield "", f"{_text(node.slice)} is not set on every system; use pathlib.Path.home(), tempfile or getpass"
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        if _FOLDERS.match(node.value):
            advice = f"{node.value!r} is a folder of one system; use tempfile, pathlib.Path.home() or pixelgrad.data"
            yield "OSError", advice
        if _DATES.search(node.value):
            yield "", f"{node.value!r}: Windows writes no dates like this; format the number itself"
    elif isinstance(node, ast.Call):
        yield from _in_call(node)


def _in_import(node: ast.Import | ast.ImportFrom) -> Iterator[Found]:
    if isinstance(node, ast.Import):
        modules, members = [alias.name for alias in node.names], []
    else:
        modules, members = [node.module or ""], [alias.name for alias in node.names]
    for module in modules:
        if not is_everywhere(module):
            yield "ImportError", f"the module {module} is not there on every system; do it another way"
        for name in members:
            if name != "*" and not has_everywhere("np" if module == "numpy" else module, name):
                yield "ImportError", f"{module}.{name} is not there, or not the same, on every system"


def _in_call(call: ast.Call) -> Iterator[Found]:
    name = ast.unparse(call.func)
    last = name.rsplit(".", 1)[-1]
    options = {keyword.arg: keyword.value for keyword in call.keywords}
    first = _text(call.args[0]) if call.args else ""
    if name in _SHELL or _is_true(options.get("shell")):
        yield "", f"{name} starts a shell, and each system has another; call a Python function"
    if name.startswith("subprocess.") and last in _PROGRAMS:
        yield from _in_program(call, options)
    if name.startswith("get_ipython()"):
        yield from _in_magic(last, first)
    if name == "getattr" and len(call.args) == 2 and not has_everywhere(ast.unparse(call.args[0]), _text(call.args[1])):
        yield "AttributeError", f"{ast.unparse(call.args[0])}.{_text(call.args[1])} is not there on every system"
    if name in ("os.getenv", "os.environ.get") and first in VARIABLES:
        yield "", f"{first} is not set on every system; use pathlib.Path.home(), tempfile or getpass"
    yield from _in_processes(last, call, options)
    yield from _in_files(name, last, call, options)
    if name == "torch.compile" and "backend" not in options:
        yield "", "torch.compile needs a C++ compiler, which few have; use backend='eager', or ask shutil.which"
    if name in ("ctypes.CDLL", "ctypes.cdll.LoadLibrary") and first:
        yield "OSError", f"{first!r} is a library of one system"


def _in_program(call: ast.Call, options: dict[str | None, ast.expr]) -> Iterator[Found]:
    if {"preexec_fn", "pass_fds", "process_group", "user", "group", "umask"} & set(options):
        yield "", "Windows starts programs without preexec_fn, pass_fds and what else belongs to a fork"
    wanted = call.args[0] if call.args else options.get("args")
    program = wanted.elts[0] if isinstance(wanted, ast.List | ast.Tuple) and wanted.elts else wanted
    if program is not None and _text(program) and not _is_true(options.get("shell")):
        yield "OSError", f"the program {_text(program)!r} is not there on every system; call a Python function"
    if (_is_true(options.get("text")) or _is_true(options.get("universal_newlines"))) and "encoding" not in options:
        yield "", "a program's text comes in other letters on Windows; say encoding='utf-8'"


def _in_processes(last: str, call: ast.Call, options: dict[str | None, ast.expr]) -> Iterator[Found]:
    said = [*call.args, *(options[key] for key in ("method", "context", "mp_context") if key in options)]
    if last in ("get_context", "set_start_method") and any(_text(one) in ("fork", "forkserver") for one in said):
        yield "", "processes are forked on Linux alone; use the start method 'spawn'"
    if last in ("Process", "Pool", "ProcessPoolExecutor"):
        yield "", "a process does not find what a notebook defines on Windows and macOS; use threads"
    workers = options.get("num_workers")
    if isinstance(workers, ast.Call) or (isinstance(workers, ast.Constant) and workers.value not in (0, None)):
        yield "", "workers that are processes do not find a notebook's classes on Windows and macOS; use num_workers=0"


def _in_files(name: str, last: str, call: ast.Call, options: dict[str | None, ast.expr]) -> Iterator[Found]:
    if last in _OF_TEXTS and isinstance(call.func, ast.Attribute):
        of_a_path = ast.unparse(call.func.value).startswith(("str(", "os.", "__file__"))
        if of_a_path and call.args and any(sign in _text(call.args[0]) for sign in "/\\"):
            yield "", "paths are separated otherwise on Windows; use pathlib"
    if last in ("Path", "open", "join") and any("\\" in _text(argument) for argument in call.args):
        yield "", "a backslash separates folders on Windows alone; use pathlib"
    if last in _TEXT_FILES and name in ("open", f"{name[: -len(last)]}{last}") and not _says_how(name, last, call):
        yield "", f"{last} without an encoding reads and writes other letters on Windows; say encoding='utf-8'"
    if last == "TemporaryDirectory" and "ignore_cleanup_errors" not in options:
        yield "", "Windows deletes no file that is still open; say ignore_cleanup_errors=True"
    if last == "NamedTemporaryFile" and not {"delete", "delete_on_close"} & set(options):
        yield "", "Windows opens no such file a second time; use a TemporaryDirectory"
    if last == "symlink_to" and isinstance(call.func, ast.Attribute):
        yield "OSError", "making links is not allowed to everybody on Windows; copy the file"
    if last in ("PosixPath", "WindowsPath"):
        yield "", f"{last} cannot be made on every system; use Path"


def _in_magic(last: str, first: str) -> Iterator[Found]:
    if last in ("system", "getoutput") or (last.startswith("run_") and first in _SHELL_MAGICS):
        shown = first if last in ("system", "getoutput") else f"%{first}"
        yield "", f"{shown!r} is a shell's command, and each system has another shell; call a Python function"


def _says_how(name: str, last: str, call: ast.Call) -> bool:
    """Whether a file is opened as bytes, or with its encoding, or by something else that is called open."""
    if any(keyword.arg in ("encoding", None) for keyword in call.keywords):
        return True
    if last != "open":
        return last == "read_text" and bool(call.args)
    owner = name.removesuffix("open").rstrip(".")
    if owner in ("os", "gzip", "tarfile", "zipfile", "Image", "PIL.Image", "webbrowser", "io.open_code", "self"):
        return True
    place = 1 if not owner else 0
    modes = [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == "mode")]
    return any("b" in _text(mode) for mode in modes)


def _is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
