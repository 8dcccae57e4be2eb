"""The names that the person who wrote the code gave: arguments, local variables, what a closure holds."""

from __future__ import annotations

import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

_SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def code_of(f: Callable[..., Any]) -> CodeType | None:
    """Return the code that runs when f is called: a function's own, a module's ``forward``."""
    target = inspect.unwrap(f) if not hasattr(f, "forward") else f.forward
    target = getattr(target, "func", target)  # functools.partial
    target = getattr(target, "__func__", target)
    code = getattr(target, "__code__", None)
    if code is None and not inspect.isbuiltin(target):
        code = getattr(type(target).__dict__.get("__call__"), "__code__", None)
    return code if isinstance(code, CodeType) else None


def arguments(f: Callable[..., Any], count: int) -> list[str]:
    """Return a name for each of `count` positional arguments, from f's signature where it has one."""
    try:
        parameters = list(inspect.signature(getattr(f, "forward", f)).parameters.values())
    except (TypeError, ValueError):
        parameters = []
    plain = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    names = [p.name for p in parameters if p.kind in plain][:count]
    rest = next((p.name for p in parameters if p.kind is inspect.Parameter.VAR_POSITIONAL), "x" if not names else "")
    missing = count - len(names)
    return names + [f"{rest or 'input'}{k + 1}" if missing > 1 else rest or "input" for k in range(missing)]


def surroundings(f: Callable[..., Any]) -> dict[str, Any]:
    """Return what f can see beside its arguments: its closure, and the global names that it uses."""
    target = inspect.unwrap(f) if not hasattr(f, "forward") else f.forward
    target = getattr(target, "__func__", target)
    code = getattr(target, "__code__", None)
    if code is None:
        return {}
    seen: dict[str, Any] = {}
    for name, cell in zip(code.co_freevars, getattr(target, "__closure__", None) or (), strict=False):
        try:
            seen[name] = cell.cell_contents
        except ValueError:  # not filled yet
            continue
    space = getattr(target, "__globals__", {})
    return {name: space[name] for name in code.co_names if name in space} | seen


@contextmanager
def watching(f: Callable[..., Any], heard: Callable[[str, Any], None]) -> Iterator[None]:
    """Report the local variables of f's first call, whenever it calls something and when it returns.

    A profile function sees the calls; one that was set before (a debugger's, a coverage tool's) is put back.
    """
    code = code_of(f)
    if code is None:
        yield
        return
    frame: FrameType | None = None
    before: dict[str, int] = {}

    def look() -> None:
        assert frame is not None
        for name, value in frame.f_locals.items():
            if before.get(name) != id(value):
                before[name] = id(value)
                heard(name, value)

    def notice(current: FrameType, event: str, _: object) -> None:
        nonlocal frame
        if event == "call":
            if frame is None and current.f_code is code:
                frame = current
            elif frame is not None and current.f_back is frame:
                look()
        elif (event == "return" and current is frame) or (event == "c_call" and current is frame):
            look()

    previous = sys.getprofile()
    sys.setprofile(notice)
    try:
        yield
    finally:
        sys.setprofile(previous)


def numbered(names: Iterable[str]) -> list[str]:
    """Tell nodes of the same name apart: s, s, s becomes s₁, s₂, s₃."""
    names = list(names)
    many = {name for name, count in Counter(names).items() if name and count > 1}
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(f"{name}{str(seen[name]).translate(_SMALL)}" if name in many else name)
    return result


def variables(frame: FrameType | None) -> Mapping[str, Any]:
    """Return the variables of a frame, without those that Jupyter keeps for itself."""
    if frame is None:
        return {}
    found = {**frame.f_globals, **frame.f_locals} if frame.f_locals is not frame.f_globals else dict(frame.f_globals)
    return {name: value for name, value in found.items() if not name.startswith("_")}
