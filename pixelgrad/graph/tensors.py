"""Tracing torch: every function that user code calls on tensors, as it is called."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from pixelgrad.graph.arguments import describe_arguments
from pixelgrad.graph.model import Graph
from pixelgrad.graph.modules import ModuleStack
from pixelgrad.graph.naming import arguments, surroundings, watching
from pixelgrad.graph.operations import ARITHMETIC, canonical
from pixelgrad.graph.partials import local_partials
from pixelgrad.graph.record import Draft, Record

# Not operations on values: they tell something about a tensor, or start a backward pass.
_QUIET = {
    "backward", "requires_grad_", "register_hook", "retain_grad", "item", "tolist", "numpy", "grad", "size", "dim",
    "__float__", "__int__", "__bool__", "__index__", "__len__", "__format__", "__repr__", "__array__", "__contains__",
}  # fmt: skip
_FACTORIES = {"tensor", "as_tensor", "from_numpy", "zeros", "ones", "full", "eye", "arange", "linspace", "empty"}


def trace_tensors(f: Callable[..., Any], *inputs: Any) -> Graph:
    """Trace f on tensors; see `pixelgrad.graph.trace`."""
    record = Record()
    copies = _Copies(record)
    given = [copies.take(item, name) for item, name in zip(inputs, arguments(f, len(inputs)), strict=True)]
    modules = ModuleStack(f)
    recorder = _Recorder(record, modules, surroundings(f))

    def heard(name: str, value: Any) -> None:
        if isinstance(value, torch.Tensor):
            record.call(value, name)

    devices = [torch.cuda.current_device()] if torch.cuda.is_initialized() else []
    with torch.random.fork_rng(devices), modules, _whole_functions(recorder), recorder, watching(f, heard):
        result = f(*given)
    outputs = [record.where(item) for item in tensors_in(result)]
    found = [index for index in outputs if index is not None]
    if not found:
        raise TypeError(f"trace: the function returned {type(result).__name__}, which holds no traced tensor")
    name = getattr(f, "__name__", "")
    return record.finish(found, name if name.isidentifier() else "")


def tensors_in(item: Any, depth: int = 4) -> Iterator[torch.Tensor]:
    """Yield the tensors in nested lists, tuples and dicts, in order."""
    if isinstance(item, torch.Tensor):
        yield item
    elif depth and isinstance(item, dict):
        for value in item.values():
            yield from tensors_in(value, depth - 1)
    elif depth and isinstance(item, list | tuple):
        for value in item:
            yield from tensors_in(value, depth - 1)


class _Copies:
    """Stand-ins for the inputs: what f does to them, and their gradients, is nobody else's business."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.made: dict[int, torch.Tensor] = {}
        self.alive: list[torch.Tensor] = []  # or another input might get the id of one that is gone

    def take(self, item: Any, name: str, depth: int = 4) -> Any:
        if isinstance(item, float):
            item = torch.tensor(item, dtype=torch.float64, requires_grad=True)
        if isinstance(item, torch.Tensor):
            if id(item) not in self.made:
                self.alive.append(item)
                self.made[id(item)] = self._copy(item, name)
            return self.made[id(item)]
        if depth and isinstance(item, dict):
            return type(item)((k, self.take(v, f"{name}[{k!r}]", depth - 1)) for k, v in item.items())
        if depth and isinstance(item, list | tuple):
            parts = [self.take(value, f"{name}[{k}]", depth - 1) for k, value in enumerate(item)]
            return type(item)(*parts) if hasattr(item, "_fields") else type(item)(parts)
        return item

    def _copy(self, item: torch.Tensor, name: str) -> torch.Tensor:
        leaf = item.detach().clone().requires_grad_(item.requires_grad)
        # What is not a leaf may be changed in place; a leaf that requires a gradient may not.
        copy = leaf if item.is_leaf else leaf.clone()
        self.record.add(Draft(name=name, kind="input"), copy)
        return copy


class _Recorder(TorchFunctionMode):
    def __init__(self, record: Record, modules: ModuleStack, around: dict[str, Any]) -> None:
        super().__init__()
        self.record = record
        self.modules = modules
        self.around = {id(value): name for name, value in around.items() if isinstance(value, torch.Tensor)}
        self.paused = False

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        name = getattr(func, "__name__", "?")
        if name in ("__get__", "__set__"):
            name = getattr(getattr(func, "__self__", None), "__name__", "?")
        if self.paused or name in _QUIET:
            return func(*args, **kwargs)
        return self.run(name, func, args, kwargs)

    def run(self, name: str, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Run one operation and write it down."""
        before = [(item, item._version) for item in tensors_in((args, kwargs)) if not item.is_inference()]
        operation, reverse = canonical(name)
        ordered = args[::-1] if reverse and len(args) == 2 else args
        sources = self._sources(operation, ordered, kwargs)
        slopes = local_partials(func, args, kwargs)
        if reverse:
            slopes = slopes[::-1]
        result = func(*args, **kwargs)
        made = [item for item in tensors_in(result) if isinstance(item, torch.Tensor)]
        changed = [item for item, version in before if item._version != version]
        made += [item for item in changed if all(item is not other for other in made)]
        if not made:
            return result
        detail = describe_arguments(operation, args, kwargs)
        for item in made:
            if self.record.where(item) is not None and all(item is not other for other in changed):
                continue  # handed through unchanged
            self._write(operation, item, sources, slopes, detail)
        for item in changed:
            self.record.touch_views(item)
        return result

    def _write(
        self,
        operation: str,
        item: torch.Tensor,
        sources: list[tuple[int, bool]],
        slopes: list[float | None],
        detail: str,
    ) -> None:
        path, types = self.modules.path()
        draft = Draft(operation=operation, kind="operation", module=path, types=types, detail=detail)
        if not sources:
            draft.kind, draft.operation = "constant", "" if operation in _FACTORIES else operation
        remaining = iter(slopes)
        for index, is_tensor in sources:
            draft.operands.append(index)
            draft.partials.append(next(remaining, None) if is_tensor else None)
        self.record.add(draft, item)

    def _sources(self, operation: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[tuple[int, bool]]:
        sources: list[tuple[int, bool]] = []
        plain = operation in ARITHMETIC
        for item in (*args, *kwargs.values()):
            if plain and isinstance(item, int | float) and not isinstance(item, bool):
                sources.append((self.record.number(item, *self.modules.path()), False))
                continue
            for tensor in tensors_in(item):
                sources.append((self._known(tensor), True))
        return sources

    def _known(self, tensor: torch.Tensor) -> int:
        index = self.record.where(tensor)
        if index is None:
            trainable = tensor.requires_grad and tensor.is_leaf
            name = self.modules.name_of(tensor) or self.around.get(id(tensor), "")
            path, types = self.modules.path()
            kind: Any = "parameter" if trainable else "constant"
            index = self.record.add(Draft(name=name, kind=kind, module=path, types=types), tensor)
        self.record.refresh(index, tensor)
        return index


@contextlib.contextmanager
def _whole_functions(recorder: _Recorder) -> Iterator[None]:
    """Record a custom ``autograd.Function`` as one operation: torch would show what its forward does inside."""
    base = torch.autograd.Function
    original = base.__dict__.get("apply")

    def apply(cls: Any, *args: Any, **kwargs: Any) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            paused, recorder.paused = recorder.paused, True
            try:
                return inner(*given, **named)
            finally:
                recorder.paused = paused

        inner = original.__get__(None, cls) if original is not None else super(base, cls).apply
        if recorder.paused:
            return inner(*args, **kwargs)
        return recorder.run(cls.__name__, call, args, kwargs)

    base.apply = classmethod(apply)
    try:
        yield
    finally:
        if original is None:
            del base.apply
        else:
            base.apply = original
