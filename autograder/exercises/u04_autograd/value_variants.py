"""A scalar node with its parts exchangeable: as it stands it is right, and every mistake is a part of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from autograder.exercises.u04_autograd.topological_order import topological_order


class Value:
    """The right answer: a number that remembers what it was made of.

    Parameters
    ----------
    data
        The number.
    parents
        The nodes that it was made of.
    slopes
        How it changes with each parent.
    """

    def __init__(self, data: float, parents: Sequence[Any] = (), slopes: Sequence[float] = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.parents = tuple(parents)
        self.slopes = tuple(slopes)

    def _with(self, other: Any, data: Callable[[float, float], float], slopes: Callable[[float, float], Any]) -> Any:
        other = self._node(other)
        x, y = self.data, other.data
        return type(self)(data(x, y), (self, other), slopes(x, y))

    def _node(self, other: Any) -> Any:
        return other if isinstance(other, Value) else type(self)(other)

    def __add__(self, other: Any) -> Any:
        return self._with(other, lambda x, y: x + y, lambda x, y: (1.0, 1.0))

    def __mul__(self, other: Any) -> Any:
        return self._with(other, lambda x, y: x * y, lambda x, y: (y, x))

    def __sub__(self, other: Any) -> Any:
        return self._with(other, lambda x, y: x - y, lambda x, y: (1.0, -1.0))

    def __truediv__(self, other: Any) -> Any:
        return self._with(other, lambda x, y: x / y, lambda x, y: (1 / y, -x / y**2))

    def __radd__(self, other: Any) -> Any:
        return self._node(other) + self

    def __rmul__(self, other: Any) -> Any:
        return self._node(other) * self

    def __rsub__(self, other: Any) -> Any:
        return self._node(other) - self

    def __rtruediv__(self, other: Any) -> Any:
        return self._node(other) / self

    def __neg__(self) -> Any:
        return self._of(-self.data, -1.0)

    def _of(self, data: float, slope: float) -> Any:
        return type(self)(data, (self,), (slope,))

    def __pow__(self, exponent: float) -> Any:
        return self._of(self.data**exponent, exponent * self.data ** (exponent - 1))

    def tanh(self) -> Any:
        """Return tanh of it."""
        value = math.tanh(self.data)
        return self._of(value, 1 - value**2)

    def exp(self) -> Any:
        """Return e to its power."""
        return self._of(math.exp(self.data), math.exp(self.data))

    def log(self) -> Any:
        """Return its natural logarithm."""
        return self._of(math.log(self.data), 1 / self.data)

    def sin(self) -> Any:
        """Return its sine."""
        return self._of(math.sin(self.data), math.cos(self.data))

    def relu(self) -> Any:
        """Return itself where it is positive, else 0."""
        return self._of(max(self.data, 0.0), float(self.data > 0))

    def order(self) -> list[Any]:
        """Return all nodes behind this one, and itself as the last."""
        return topological_order(self)

    def backward(self) -> None:
        """Add the slopes of this node along all nodes behind it to their gradients."""
        order = self.order()
        passed = {id(node): 0.0 for node in order}
        passed[id(self)] = 1.0
        for node in reversed(order):
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                passed[id(parent)] += slope * passed[id(node)]
        for node in order:
            node.grad += passed[id(node)]

    def zero_grad(self) -> None:
        """Set the gradients of all nodes behind this one to 0, and its own."""
        for node in self.order():
            node.grad = 0.0


def exchanged(**parts: Any) -> Any:
    """Return a class that is right but for the given methods."""
    return type("Value", (Value,), parts)


def flowing(
    order: Callable[[Any], list[Any]] = topological_order,
    overwrite: bool = False,
    start: str = "add",
    clear: str = "",
) -> Any:
    """Return a class whose backward lets the stored gradients themselves flow, as is often written first.

    Parameters
    ----------
    order
        Lists the nodes, the root last.
    overwrite
        Whether gradients are set, and not added to.
    start
        How the root's gradient begins: "set" to 1, "add" 1 to it, or "none" at all.
    clear
        Which gradients are set to 0 before: "all", "inner" or none.
    """

    def backward(self: Any) -> None:
        nodes = order(self)
        for node in nodes:
            if clear == "all" or (clear == "inner" and node.parents):
                node.grad = 0.0
        self.grad = {"set": 1.0, "add": self.grad + 1.0, "none": self.grad}[start]
        for node in reversed(nodes):
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad = slope * node.grad + (0.0 if overwrite else parent.grad)

    return exchanged(backward=backward)


def rushing(newest_first: bool) -> Any:
    """Return a class whose nodes hand on all that they have each time that something arrives."""

    def backward(self: Any) -> None:
        self.grad = 1.0
        waiting = [self]
        while waiting:
            node = waiting.pop(-1 if newest_first else 0)
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad += slope * node.grad
                waiting.append(parent)

    return exchanged(backward=backward)


def diving() -> Any:
    """Return a class whose nodes hand on all that they have, each parent before the next one gets anything."""

    def hand_on(node: Any) -> None:
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            parent.grad += slope * node.grad
            hand_on(parent)

    def backward(self: Any) -> None:
        self.grad = 1.0
        hand_on(self)

    return exchanged(backward=backward)


def spreading() -> Any:
    """Return a class whose nodes give all parents their share first, and then let each of them hand on."""

    def hand_on(node: Any) -> None:
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            parent.grad += slope * node.grad
        for parent in node.parents:
            hand_on(parent)

    def backward(self: Any) -> None:
        self.grad = 1.0
        hand_on(self)

    return exchanged(backward=backward)


def in_one_direction(*names: str) -> Any:
    """Return a class in which a number on the left of some operators is taken for one on the right."""
    parts = {
        "-": {"__rsub__": lambda self, other: self - other},
        "/": {"__rtruediv__": lambda self, other: self / other},
    }
    return exchanged(**{key: part for name in names for key, part in parts[name].items()})


def without(*names: str) -> Any:
    """Return a class that lacks some of the methods."""
    return exchanged(**dict.fromkeys(names))
