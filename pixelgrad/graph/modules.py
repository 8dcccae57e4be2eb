"""Which modules an operation was computed in."""

from __future__ import annotations

from collections import Counter
from typing import Any

import torch
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook

from pixelgrad.graph.naming import surroundings


class ModuleStack:
    """While it is entered: the modules whose forward pass is under way; afterwards all buffers are as before."""

    def __init__(self, f: Any) -> None:
        self.root = f
        around = surroundings(f)
        self._called = {id(value): name for name, value in around.items() if isinstance(value, torch.nn.Module)}
        self._stack: list[tuple[torch.nn.Module, tuple[str, ...], tuple[str, ...]]] = []
        self._calls: Counter[tuple[str, ...]] = Counter()
        self._names: dict[int, str] = {}
        self._buffers: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}

    def __enter__(self) -> ModuleStack:
        self._hooks = (
            register_module_forward_pre_hook(self._begin),
            register_module_forward_hook(self._end, always_call=True),
        )
        return self

    def __exit__(self, *_: object) -> None:
        for hook in self._hooks:
            hook.remove()
        with torch.no_grad():
            for buffer, before in self._buffers.values():
                if not torch.equal(buffer, before):
                    buffer.copy_(before)

    def path(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of the modules under way and their classes, outermost first."""
        return self._stack[-1][1:] if self._stack else ((), ())

    def name_of(self, tensor: torch.Tensor) -> str:
        """Return the name of a parameter or a buffer within its module."""
        return self._names.get(id(tensor), "")

    def _begin(self, module: torch.nn.Module, args: Any) -> None:
        for name, buffer in module.named_buffers(recurse=False):
            self._names[id(buffer)] = name
            if id(buffer) not in self._buffers:
                with torch._C.DisableTorchFunction():  # or the copy would be taken for a part of the computation
                    self._buffers[id(buffer)] = (buffer, buffer.detach().clone())
        for name, parameter in module.named_parameters(recurse=False):
            self._names[id(parameter)] = name
        if module is self.root and not self._stack:
            self._stack.append((module, (), ()))
            return
        path, types = self.path()
        name = self._short(module)
        self._calls[(*path, name)] += 1
        count = self._calls[(*path, name)]
        own = name if count == 1 else f"{name} ({count})"
        self._stack.append((module, (*path, own), (*types, type(module).__name__)))

    def _end(self, module: torch.nn.Module, args: Any, result: Any) -> None:
        if self._stack and self._stack[-1][0] is module:
            self._stack.pop()

    def _short(self, module: torch.nn.Module) -> str:
        if self._stack:
            for name, child in self._stack[-1][0].named_modules():
                if child is module and name:
                    return name
        return self._called.get(id(module), type(module).__name__)
