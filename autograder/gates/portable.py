"""Gate: what assumes Linux, in `pixelgrad` and in the cells that students run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.build.problems import Problem
from autograder.gates.sheets import Course, parse_cell

_MODULES = set("fcntl resource termios pwd grp pty tty posix syslog crypt readline curses".split())  # noqa: SIM905
_OF_OS = set(
    """
    fork forkpty wait wait3 wait4 waitid killpg posix_spawn pidfd_open nice setsid getpgid setpgid
    uname getuid geteuid getgid getegid getgroups setuid setgid chown lchown fchown chroot mkfifo mknod
    getloadavg sysconf pathconf sched_getaffinity sched_setaffinity sched_yield
    ttyname openpty pipe2 memfd_create getrandom sendfile O_NOFOLLOW O_NONBLOCK O_DIRECTORY O_CLOEXEC
    """.split()  # noqa: SIM905
)
_OF_SIGNAL = set("SIGALRM SIGKILL SIGHUP SIGQUIT SIGUSR1 SIGUSR2 SIGCHLD SIGPIPE alarm setitimer pause".split())  # noqa: SIM905
_SHELL = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
_FOLDERS = re.compile(
    r"(/(tmp|proc|dev|sys|etc|usr|var|home|root|bin|opt|mnt|run|content)(/|$)|~/|[A-Za-z]:[\\/]|\\\\)"
)
_TEXT_FILES = {"open", "read_text", "write_text"}
_SHELL_MAGICS = {"bash", "sh", "script", "system", "sx", "!", "cmd"}
_FORGIVEN = {"OSError", "AttributeError", "ImportError", "ModuleNotFoundError", "FileNotFoundError", "Exception"}


def find_unportable(course: Course) -> list[Problem]:
    """Look for what runs on Linux alone: on Windows and macOS a student would meet an error that is not theirs.

    What stands under `try` with a handler for its absence, or under a question about the system (`hasattr`,
    `sys.platform`, `os.name`), has another way out and is left alone.
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
    return list(_visit(tree, guarded=False))


def _visit(node: ast.AST, guarded: bool) -> Iterator[tuple[int, str]]:
    if not guarded:
        line = int(getattr(node, "lineno", 0))
        yield from ((line, advice) for advice in _wrong_with(node))
    for field, value in ast.iter_fields(node):
        inside = guarded or _guards(node, field)
        children = value if isinstance(value, list) else [value]
        for position, child in enumerate(children):
            if not isinstance(child, ast.AST):
                continue
            first = child.value if field == "body" and position == 0 and isinstance(child, ast.Expr) else None
            if isinstance(first, ast.Constant):
                continue  # a docstring
            yield from _visit(child, inside)


def _guards(node: ast.AST, field: str) -> bool:
    if isinstance(node, ast.Try):
        caught = {part.id for handler in node.handlers for part in ast.walk(handler) if isinstance(part, ast.Name)}
        bare = any(handler.type is None for handler in node.handlers)
        return field == "body" and (bare or bool(caught & _FORGIVEN))
    if isinstance(node, ast.If | ast.IfExp):
        return field != "test" and _asks_the_system(node.test)
    return isinstance(node, ast.comprehension) or (isinstance(node, ast.BoolOp) and _asks_the_system(node))


def _asks_the_system(test: ast.expr) -> bool:
    text = ast.unparse(test)
    return any(word in text for word in ("hasattr(", "sys.platform", "os.name", "platform.system(", "google.colab"))


def _wrong_with(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _in_import(node)
    elif isinstance(node, ast.Attribute):
        name = ast.unparse(node)
        if (name.startswith("os.") and node.attr in _OF_OS) or (name.startswith("signal.") and node.attr in _OF_SIGNAL):
            yield f"{name} is not there on Windows; do it another way, or ask hasattr first"
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _FOLDERS.match(node.value):
        yield f"{node.value!r} is a folder of one system; use tempfile, pathlib.Path.home() or pixelgrad.data"
    elif isinstance(node, ast.Call):
        yield from _in_call(node)


def _in_import(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        names, members = [alias.name for alias in node.names], []
    else:
        names, members = [node.module or ""], [alias.name for alias in node.names]
    for name in names:
        if name.split(".")[0] in _MODULES:
            yield f"the module {name} is not there on Windows; do it another way, or catch ImportError"
        known = {"os": _OF_OS, "signal": _OF_SIGNAL}.get(name, set())
        yield from (f"{name}.{one} is not there on Windows; do it another way" for one in members if one in known)


def _in_call(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func)
    last = name.rsplit(".", 1)[-1]
    options = {keyword.arg: keyword.value for keyword in call.keywords}
    if name in _SHELL or _is_true(options.get("shell")):
        yield f"{name} starts a shell, and each system has another; call a Python function"
    if name.startswith("get_ipython()"):
        yield from _in_magic(last, call)
    if last in ("get_context", "set_start_method") and any(_text(argument) == "fork" for argument in call.args):
        yield "processes are forked on Linux alone; use the start method 'spawn'"
    workers = options.get("num_workers")
    if isinstance(workers, ast.Constant) and workers.value not in (0, None):
        yield "workers that are processes do not find a notebook's classes on Windows and macOS; use num_workers=0"
    if last in ("split", "rsplit", "partition", "rpartition") and isinstance(call.func, ast.Attribute):
        of_a_path = ast.unparse(call.func.value).startswith(("str(", "os.", "__file__"))
        if of_a_path and call.args and _text(call.args[0]) in ("/", "\\"):
            yield "paths are separated otherwise on Windows; use pathlib"
    if last in ("Path", "open", "join") and any("\\" in _text(argument) for argument in call.args):
        yield "a backslash separates folders on Windows alone; use pathlib"
    if last in _TEXT_FILES and name in ("open", f"{name[: -len(last)]}{last}") and not _says_how(name, last, call):
        yield f"{last} without an encoding reads and writes other letters on Windows; say encoding='utf-8'"


def _in_magic(last: str, call: ast.Call) -> Iterator[str]:
    first = _text(call.args[0]) if call.args else ""
    if last in ("system", "getoutput") or (last.startswith("run_") and first in _SHELL_MAGICS):
        shown = first if last in ("system", "getoutput") else f"%{first}"
        yield f"{shown!r} is a shell's command, and each system has another shell; call a Python function"


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
