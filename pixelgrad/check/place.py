"""Where an answer lives, and what it finds there: names can be replaced while it is asked."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any


class DeviceName(str):
    """A device's name that can be asked for its type, as a `torch.device` can: contracts leave open which it is."""

    @property
    def type(self) -> str:
        """The name itself."""
        return str(self)


def namespace_of(answer: Any) -> dict[str, Any]:
    """Return the namespace of the module in which an answer was written."""
    for _ in range(8):
        if isinstance(answer, functools.partial):
            answer = answer.func
        elif hasattr(answer, "__globals__"):
            answer = inspect.unwrap(answer)
            return answer.__globals__ if hasattr(answer, "__globals__") else {}
        elif hasattr(answer, "__wrapped__"):
            answer = answer.__wrapped__
        else:
            answer = getattr(answer, "__func__", None) or type(answer).__call__
    return {}


@contextlib.contextmanager
def replaced(answer: Any, objects: list[tuple[Any, str, Any]]) -> Iterator[None]:
    """Replace attributes of modules, and what the answer's module has imported of them by name."""
    scope = namespace_of(answer)
    undo: list[Callable[[], Any]] = []
    try:
        for module, name, new in objects:
            if not hasattr(module, name):
                continue
            old = getattr(module, name)
            undo.append(functools.partial(setattr, module, name, old))
            setattr(module, name, new)
            for own in [own for own, value in scope.items() if value is old]:
                undo.append(functools.partial(scope.__setitem__, own, old))
                scope[own] = new
        yield
    finally:
        for step in reversed(undo):
            step()
