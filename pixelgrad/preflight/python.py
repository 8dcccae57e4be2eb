"""What a cell's text would define, found by reading it. Nothing is ever run."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache

# Reading hostile text takes Python seconds a megabyte; no honest cell is that long.
_LARGEST = 60_000
_MAGIC = re.compile(r"^(\s*)(?:[%!?].*|[^#'\"\n]*\?\s*)$", re.MULTILINE)
_MAGIC_VALUE = re.compile(r"^(\s*[\w, ]+=\s*)[%!].*$", re.MULTILINE)
# Cell magics whose cell is Python all the same.
_PYTHON_MAGIC = re.compile(r"\A\s*%%(?:time|timeit|capture|prun|python3?)\b.*\n?")
_DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+([^\W\d]\w*)", re.MULTILINE)
_ELSEWHERE = re.compile(
    r"import\s*\*|\bexec\b|\beval\b|globals\s*\(|setattr|get_ipython|%(?:run|load|rerun)\b", re.MULTILINE
)
_CHECK = re.compile(r"^[ \t]*check\(\s*([^\W\d]\w*)\s*[,)]", re.MULTILINE)
_INVISIBLE = re.compile(r"^[ \t]*(?:#.*)?\n?", re.MULTILINE)


def parse(source: str, longest: int = _LARGEST) -> ast.Module | None:
    """Read a cell's text as IPython would; None if it is not Python."""
    text = _PYTHON_MAGIC.sub("", source, count=1)
    if len(text) > longest or text.lstrip().startswith("%%"):
        return None
    tree = _parse(text)
    if tree is None and any(mark in text for mark in "%!?"):
        tree = _parse(_MAGIC_VALUE.sub(r"\1None", _MAGIC.sub(r"\1pass", text)))
    return tree


@lru_cache(maxsize=512)
def bound_names(source: str) -> frozenset[str] | None:
    """Return the names that a cell's top level defines or assigns, in branches too; None if it is not Python."""
    tree = parse(source)
    return None if tree is None else frozenset(_bound(tree.body))


def defined_names(source: str) -> list[str]:
    """Return the names of the functions and classes at the left margin of a cell."""
    return _DEFINITION.findall(source)


def defines(source: str, names: tuple[str, ...]) -> bool:
    """Return whether a cell defines one of these names; of text that is not Python, whether a line begins to."""
    if not any(name in source for name in names):
        return False
    bound = bound_names(source)
    if bound is None:
        bound = frozenset(_DEFINITION.findall(source))
    return not bound.isdisjoint(names)


def may_define(source: str, names: tuple[str, ...]) -> bool:
    """Return whether running a cell could define one of these names in whatever way."""
    return defines(source, names) or bool(_ELSEWHERE.search(source))


def checked_names(source: str) -> list[str]:
    """Return the names of the functions that a cell hands to `check`."""
    return _CHECK.findall(source)


def syntax_problem(source: str) -> str | None:
    """Return what is wrong with a cell's syntax, and in which line; None if it is Python."""
    if parse(source) is not None or source.lstrip().startswith("%%"):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except (ValueError, MemoryError, RecursionError):
        pass
    return "it cannot be read at all"


def plain(source: str) -> str:
    """Return a text without what does not count when comparing: blanks at the ends of lines, empty lines at the end."""
    return "\n".join(line.rstrip() for line in source.rstrip().split("\n"))


def is_blank(source: str, stub: str) -> bool:
    """Return whether an answer holds nothing of the student's: empty, only comments, or the stub but for comments."""
    if plain(source) == plain(stub) or not _INVISIBLE.sub("", source).strip():
        return True
    if plain(stub).rpartition("\n")[2].strip() not in source:  # Cheap, and true of nearly every written answer.
        return False
    tree, stub_tree = parse(source), parse(stub)
    return tree is not None and stub_tree is not None and ast.dump(tree) == ast.dump(stub_tree)


def _parse(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = compile(text, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    assert isinstance(tree, ast.Module)
    return tree


def _bound(body: list[ast.stmt]) -> set[str]:
    names: set[str] = set()
    rest: list[ast.AST] = list(body)
    while rest:
        node = rest.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                names.add(node.id)
        elif not isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            rest.extend(ast.iter_child_nodes(node))
    return names
