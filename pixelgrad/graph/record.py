"""The notes taken while torch code runs: which tensor object stands for which node."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import torch

from pixelgrad.graph.model import Edge, Graph, Kind, Node
from pixelgrad.graph.naming import numbered


@dataclass
class Draft:
    """A node in the making."""

    name: str = ""
    operation: str = ""
    kind: Kind = "operation"
    operands: list[int] = field(default_factory=list)
    partials: list[float | None] = field(default_factory=list)
    module: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    detail: str = ""
    value: float | None = None
    shape: tuple[int, ...] | None = None
    flow: Any = None  # torch's gradient edge


class Record:
    """All nodes so far; keeps every tensor alive, since the ids of dead objects are used again."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._at: dict[int, int] = {}
        self._alive: dict[int, torch.Tensor] = {}
        self.note = ""

    def add(self, draft: Draft, tensor: torch.Tensor) -> int:
        """Write down a node, and that this tensor object now stands for it."""
        draft.shape = tuple(tensor.shape)
        draft.value = _number(tensor)
        self.drafts.append(draft)
        index = len(self.drafts) - 1
        self._at[id(tensor)] = index
        self._alive[id(tensor)] = tensor
        self.refresh(index, tensor)
        return index

    def number(self, value: float, module: tuple[str, ...], types: tuple[str, ...]) -> int:
        """Write down a plain number that an operation uses."""
        self.drafts.append(Draft(kind="constant", value=float(value), module=module, types=types))
        return len(self.drafts) - 1

    def where(self, tensor: torch.Tensor) -> int | None:
        """Return the node that a tensor object stands for now."""
        return self._at.get(id(tensor))

    def refresh(self, index: int, tensor: torch.Tensor) -> None:
        """Note through which edge of torch's own graph this node's gradient will flow."""
        draft = self.drafts[index]
        if draft.flow is None and tensor.requires_grad:
            draft.flow = torch.autograd.graph.get_gradient_edge(tensor)

    def call(self, tensor: torch.Tensor, name: str) -> None:
        """Name what a tensor stands for, unless it has a name."""
        index = self._at.get(id(tensor))
        if index is not None and not self.drafts[index].name:
            self.drafts[index].name = name

    def touch_views(self, tensor: torch.Tensor) -> None:
        """After a change in place, let all that share the memory stand for new nodes, too."""
        source = self._at[id(tensor)]
        memory = tensor.untyped_storage().data_ptr()
        for key, other in list(self._alive.items()):
            if other is tensor or self._at[key] >= source or other.layout != tensor.layout:
                continue
            if other.untyped_storage().data_ptr() == memory and other._version == tensor._version:
                old = self._at[key]
                draft = replace(self.drafts[source], name="", operation="write", detail="through a view", flow=None)
                draft.operands, draft.partials = [old, source], [None, None]
                self.add(draft, other)

    def finish(self, outputs: list[int], name: str) -> Graph:
        """Find the gradients, leave out what does not lead to the result, and return the graph."""
        if len(outputs) == 1 and name != "<lambda>" and not self.drafts[outputs[0]].name:
            self.drafts[outputs[0]].name = name
        gradients = self._gradients(outputs)
        kept = self._ancestors(outputs)
        place = {old: new for new, old in enumerate(kept)}
        names = numbered(self.drafts[old].name for old in kept)
        nodes, edges = [], []
        for new, old in enumerate(kept):
            draft = self.drafts[old]
            gradient, norm = gradients.get(old, (None, None))
            operands = tuple(place[k] for k in draft.operands)
            nodes.append(
                Node(
                    name=names[new],
                    operation=draft.operation,
                    kind=draft.kind,
                    value=draft.value,
                    shape=draft.shape,
                    gradient=gradient,
                    norm=norm,
                    operands=operands,
                    requires_grad=draft.flow is not None,
                    module=draft.module,
                    types=draft.types,
                    detail=draft.detail,
                )
            )
            edges += [Edge(place[k], new, p) for k, p in zip(draft.operands, draft.partials, strict=True)]
        return Graph(tuple(nodes), tuple(edges), tuple(dict.fromkeys(place[k] for k in outputs)), note=self.note)

    def _ancestors(self, outputs: list[int]) -> list[int]:
        wanted, waiting = set(), list(outputs)
        while waiting:
            index = waiting.pop()
            if index not in wanted:
                wanted.add(index)
                waiting += self.drafts[index].operands
        return [i for i, draft in enumerate(self.drafts) if i in wanted or draft.kind == "input"]

    def _gradients(self, outputs: list[int]) -> dict[int, tuple[float | None, float | None]]:
        root = self.drafts[outputs[-1]]
        if len(set(outputs)) != 1 or root.value is None or root.flow is None:
            return {}
        wanted = [index for index in self._ancestors(outputs) if self.drafts[index].flow is not None]
        try:
            found = torch.autograd.grad([root.flow], [self.drafts[i].flow for i in wanted], allow_unused=True)
        except RuntimeError as error:  # a saved tensor was changed in place, or the function has run backward itself
            self.note = f"torch finds no gradients: {str(error).splitlines()[0]}"
            return {}
        result: dict[int, tuple[float | None, float | None]] = {}
        for index, gradient in zip(wanted, found, strict=True):
            if gradient is None:
                continue
            number = _number(gradient)
            result[index] = (number, None) if number is not None else (None, float(gradient.norm()))
        return result


def _number(tensor: torch.Tensor) -> float | None:
    """Return the number in a tensor of one element."""
    if tensor.numel() != 1 or tensor.is_complex() or tensor.layout != torch.strided or tensor.device.type == "meta":
        return None
    return float(tensor.detach())
