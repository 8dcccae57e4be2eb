"""What a traced computation is: nodes in the order in which they were computed, and edges between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["input", "parameter", "constant", "operation"]


@dataclass(frozen=True)
class Saved:
    """A tensor that the backward pass keeps.

    Parameters
    ----------
    name
        What torch calls it (``self``, ``weight``, ``result``).
    shape
        Its shape; empty for a scalar.
    size
        Its bytes; 0 once it was freed.
    storage
        A number for the memory behind it: two saved tensors with the same number share their bytes.
    """

    name: str
    shape: tuple[int, ...]
    size: int
    storage: int


@dataclass(frozen=True)
class Node:
    """One value of a computation, and what made it.

    Parameters
    ----------
    name
        The variable's name; empty where there is none.
    operation
        What made it (``mul``, ``tanh``, ``conv2d``); empty for what was given, ``?`` where it cannot be told.
    kind
        ``input`` (an argument), ``parameter`` (a leaf that requires a gradient), ``constant`` or ``operation``.
    value
        The number, for scalars.
    shape
        The tensor's shape, with a name for a side of any length; None for plain numbers.
    gradient
        The derivative of the result with respect to this value; None where there is none.
    norm
        The Euclidean norm of the gradient, for tensors with more than one element.
    operands
        Indices of the nodes it was made from, in the order of the arguments.
    requires_grad
        Whether a gradient flows through it.
    module
        The modules it was computed in, outermost first; empty outside modules.
    types
        The class of each of these modules.
    detail
        Further arguments, in a few characters (``3×3, stride 2``).
    saved
        For a graph of what torch stores: the tensors kept for the backward pass.
    """

    name: str
    operation: str
    kind: Kind
    value: float | None = None
    shape: tuple[int | str, ...] | None = None
    gradient: float | None = None
    norm: float | None = None
    operands: tuple[int, ...] = ()
    requires_grad: bool = False
    module: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    detail: str = ""
    saved: tuple[Saved, ...] = ()

    @property
    def scalar(self) -> bool:
        """Whether it is one number."""
        return self.value is not None


@dataclass(frozen=True)
class Edge:
    """The use of one node's value in the computation of another.

    Parameters
    ----------
    start, end
        Indices of the two nodes.
    partial
        The derivative of `end` with respect to this one use of `start`, where both are scalars; None elsewhere.
    """

    start: int
    end: int
    partial: float | None = None


@dataclass(frozen=True)
class Graph:
    """A computation that has been traced.

    Parameters
    ----------
    nodes
        In an order in which they can be computed: every node after those it is made from.
    edges
        One for every use: ``a + a`` gives two.
    outputs
        Indices of the results.
    backward
        Whether the edges lead from the result back, as in torch's own graph.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    outputs: tuple[int, ...]
    backward: bool = False
    note: str = field(default="", compare=False)

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __getitem__(self, name: str) -> Node:
        """Return the last node of this name.

        Raises
        ------
        KeyError
            If no node has it.
        """
        for node in reversed(self.nodes):
            if node.name == name:
                return node
        raise KeyError(name)

    @property
    def output(self) -> Node:
        """The result, or the last of several."""
        return self.nodes[self.outputs[-1]]

    @property
    def size(self) -> int:
        """Bytes of all saved tensors, what is shared counted once."""
        return sum({item.storage: item.size for node in self.nodes for item in node.saved}.values())

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from pixelgrad.graph.drawing import draw

        return draw(self)._repr_mimebundle_()

    def __repr__(self) -> str:
        from pixelgrad.graph.words import describe

        return f"[graph: {describe(self)}]"
