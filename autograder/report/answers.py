"""A student's answers as tokens, in which names and numbers of one's own choice no longer show."""

from __future__ import annotations

import ast
import builtins
import io
import keyword
import tokenize
from collections.abc import Mapping, Sequence
from functools import lru_cache

_KEPT = frozenset(dir(builtins)) | {"np", "numpy", "torch", "plt", "scipy", "skimage", "nn", "F"}
_LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENCODING, tokenize.ENDMARKER, tokenize.INDENT}
_LARGEST = 200_000


def find_answer(sources: Mapping[str, str], released: Mapping[str, str], names: Sequence[str]) -> str:
    """Return what a student wrote for an exercise, or an empty string.

    Parameters
    ----------
    sources
        The student's cells.
    released
        The cells as they were released.
    names
        What the exercise asks to define. The cells that define one of them count, and the exercise's own cell.
    """
    own = f"{names[0]}-answer"
    parts = [
        source
        for cell, source in sources.items()
        if source != released.get(cell) and (cell == own or set(names) & _defined(source))
    ]
    return "\n\n".join(parts)


def normal_form(source: str) -> list[str]:
    """Return the tokens of a piece of Python, without comments, docstrings, layout and the choice of names.

    Names that somebody chose become one and the same token, as do all numbers and all texts. Keywords, operators,
    built-in names and attributes (``.clip``) stay: they are what the answer does.
    """
    source = source[:_LARGEST]
    tokens: list[str] = []
    last, fresh = "", True
    try:
        for token in tokenize.generate_tokens(io.StringIO(_without_docstrings(source)).readline):
            if token.type in _LAYOUT or token.type == tokenize.DEDENT:
                fresh = fresh or token.type == tokenize.NEWLINE
                continue
            tokens.append(_token(token, last))
            last, fresh = token.string, False
    except (tokenize.TokenError, SyntaxError):
        pass  # as far as it is Python
    return tokens


def shingles(tokens: Sequence[str], length: int = 5) -> frozenset[int]:
    """Return the hashes of all runs of `length` tokens. They mean something in this process only."""
    return frozenset(hash(tuple(tokens[start : start + length])) for start in range(len(tokens) - length + 1))


def _token(token: tokenize.TokenInfo, last: str) -> str:
    if token.type == tokenize.NUMBER:
        return "0"
    if token.type == tokenize.STRING:
        return "''"
    if token.type == tokenize.NAME and not (last == "." or token.string in _KEPT or keyword.iskeyword(token.string)):
        return "name"
    return token.string


@lru_cache(maxsize=256)  # one cell is looked at for each exercise of a unit
def _defined(source: str) -> frozenset[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return frozenset(names)


def _without_docstrings(source: str) -> str:
    """Take out the texts that stand alone as a statement; the release gives them to everybody."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source
    lines = source.splitlines(keepends=True)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            end = node.end_lineno or node.lineno
            lines[node.lineno - 1] = " " * node.col_offset + "...\n"
            lines[node.lineno : end] = ["\n"] * (end - node.lineno)
    return "".join(lines)
