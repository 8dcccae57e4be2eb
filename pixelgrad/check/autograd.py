"""Probes for graphs and gradients: they build nodes, tensors and models here, and return plain arrays and numbers.

Where an answer may be right in many ways, such as a topological order, what comes back is something that only a right
answer leads to and that all right answers agree on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from pixelgrad.check.tensors import FUNCTIONS_OF_TENSORS, leaf, plain_of

__all__ = [
    "graph_order",
    "torch_function",
    "torch_gradient",
    "torch_halving",
    "torch_operations",
    "value_ancestors",
    "value_snippet",
]

_MODULUS = 1_000_003  # paths are counted modulo this prime: there are more of them than an int64 can hold


class _Node:
    """A node that has parents and nothing else."""

    def __init__(self, parents: Sequence[Any]) -> None:
        self.parents = parents


class _Equal(_Node):
    """A node that is equal to every other one, and so can be no key and no member of a set."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True


_KINDS: dict[str, type[_Node]] = {"plain": _Node, "equal": _Equal}


def graph_order(
    answer: Callable[..., Any],
    parents: Sequence[Sequence[int]],
    root: int,
    kind: str = "plain",
    tail: int = 0,
    calls: int = 1,
) -> Any:
    """Build a graph, have its nodes ordered, and count along the order the paths that lead to each node.

    Parameters
    ----------
    answer
        Takes the root, returns the list.
    parents
        For each node the places of its parents, which come before it.
    root
        The place of the root.
    kind
        "plain" nodes, or "equal" ones, which compare equal and cannot be hashed.
    tail
        How many nodes are hung onto `root`, one onto the other; the last of them is the root then.
    calls
        How often to ask; the last list counts.

    Returns
    -------
    dict
        How often each node (and each of the tail, at most and at least) is listed, the paths that were counted to each
        node and to the root, whether the root stands last, and whether the nodes are as they were.
    """
    make = _KINDS[kind]
    nodes: list[_Node] = []
    for place, above in enumerate(parents):
        sequence = tuple if place % 2 else list  # both are sequences
        nodes.append(make(sequence(nodes[p] for p in above)))
    known = [tuple(above) for above in parents]
    last = root
    for _ in range(tail):
        nodes.append(make((nodes[last],)))
        known.append((last,))
        last = len(nodes) - 1
    kept = [node.parents for node in nodes]
    members = [[id(p) for p in above] for above in kept]

    order: Any = None
    for _ in range(calls):
        order = answer(nodes[last])
    if type(order) is not list:
        return order if order is None else type(order).__name__

    place_of = {id(node): place for place, node in enumerate(nodes)}
    places = [place_of.get(id(entry), -1) for entry in order]
    times = np.bincount(np.array([p for p in places if p >= 0], dtype=np.int64), minlength=len(nodes))
    unmarked = all(list(vars(node)) == ["parents"] for node in nodes)
    whole = all(n.parents is a and [id(p) for p in a] == m for n, a, m in zip(nodes, kept, members, strict=True))
    paths = _count_paths(places, known)
    return {
        "times": times[: len(parents)],
        "times in the tail": [int(times[len(parents) :].min()), int(times[len(parents) :].max())] if tail else [],
        "strangers": places.count(-1),
        "paths": np.array([*paths[: len(parents)], paths[last]], dtype=np.int64),
        "root last": bool(places) and places[-1] == last,
        "nodes without marks": unmarked,
        "parents as they were": whole,
    }


def _count_paths(places: Sequence[int], parents: Sequence[Sequence[int]]) -> list[int]:
    """Go through the places, and add up for each the paths to its parents, as far as these came before it."""
    paths = [-1] * len(parents)
    for place in places:
        if place >= 0:
            above = parents[place]
            paths[place] = sum(max(paths[p], 0) for p in above) % _MODULUS if above else 1
    return paths


def value_snippet(answer: Callable[..., Any], leaves: Mapping[str, float], text: str, watched: Sequence[str]) -> Any:
    """Run a few lines of Python on the answer's nodes, and look at some of their attributes.

    Parameters
    ----------
    answer
        The class; it makes a leaf of each number.
    leaves
        The leaves' names and numbers.
    text
        The lines. They come from the exercise's cases.
    watched
        What to look at, such as "a.grad".
    """
    names: dict[str, Any] = {name: answer(number) for name, number in leaves.items()}
    exec(compile(text, "<case>", "exec"), names)
    seen = {}
    for path in watched:
        name, attribute = path.split(".")
        value = getattr(names[name], attribute)
        seen[path] = value[()] if isinstance(value, np.ndarray) and value.ndim == 0 else value
    return seen


def value_ancestors(answer: Callable[..., Any], one: float, other: float) -> dict[str, Any]:
    """Build tanh(a·b + a), and return which of its nodes are found by going from parents to parents."""
    a, b = answer(one), answer(other)
    c = a * b
    d = c + a
    named = {"a": a, "b": b, "c": c, "d": d}
    found: list[Any] = []
    waiting = [d.tanh()]
    while waiting and len(found) < 100:
        node = waiting.pop()
        found.append(node)
        waiting.extend(node.parents)
    return {
        "parents of a leaf": len(a.parents),
        "found": [name for name, node in named.items() if any(node is other for other in found)],
    }


def torch_gradient(
    answer: Callable[..., Any],
    function: str,
    arrays: Sequence[np.ndarray],
    requires: Sequence[bool],
    grads: Sequence[np.ndarray | None],
) -> dict[str, Any]:
    """Differentiate a function of tensors, and look at the tensors afterwards.

    Parameters
    ----------
    answer
        Takes the function and the tensors.
    function
        The name of an entry of `FUNCTIONS_OF_TENSORS`.
    arrays, requires, grads
        For each tensor its values, whether it requires a gradient, and the gradient that it has already, or None.
    """
    inputs = [leaf(a, r, g) for a, r, g in zip(arrays, requires, grads, strict=True)]
    gradient = plain_of(answer(FUNCTIONS_OF_TENSORS[function], *inputs))
    return {
        "gradient": gradient,
        "inputs": [plain_of(tensor) for tensor in inputs],
        ".grad": [plain_of(tensor.grad) for tensor in inputs],
        "requires_grad": [bool(tensor.requires_grad) for tensor in inputs],
    }


def torch_function(answer: Any, x: np.ndarray, upstream: np.ndarray, way: str) -> dict[str, Any]:
    """Apply a custom autograd function, go back through it, and look at what went in.

    Parameters
    ----------
    answer
        A subclass of `torch.autograd.Function`.
    x, upstream
        What goes in, and the gradient that arrives from above.
    way
        "alone"; "beside", where x also goes around the function and both ways get the same gradient; "again", where
        the function is applied to something else before the way back; or "forward".

    Raises
    ------
    TypeError
        If the answer is no such class.
    """
    import torch

    if not (isinstance(answer, type) and issubclass(answer, torch.autograd.Function)):
        raise TypeError("a subclass of torch.autograd.Function is asked for")
    tensor = leaf(x, requires_grad=way != "forward")
    out = answer.apply(tensor)
    seen = {"out": plain_of(out)}
    if way == "again":  # whatever the function remembers of its last call is now another tensor's
        other = -torch.sign(tensor.detach()) * torch.where(tensor.detach().abs() <= 1, 3.0, 0.5).to(tensor.dtype)
        answer.apply(other.requires_grad_())
    if way != "forward":
        end = out + tensor if way == "beside" else out
        arriving = torch.tensor(upstream, dtype=end.dtype)
        end.backward(arriving)
        seen |= {"grad": plain_of(tensor.grad), "upstream": plain_of(arriving)}
    return seen | {"x": plain_of(tensor)}


def torch_halving(
    answer: Callable[..., Any],
    x: np.ndarray,
    limit: float | None,
    upstream: np.ndarray | None,
    inner: bool = False,
) -> dict[str, Any]:
    """Halve a tensor, go back, and overwrite the tensor to see whether the result is a new one.

    Parameters
    ----------
    answer
        Takes the tensor, and the limit where there is one.
    x, limit
        What it gets.
    upstream
        The gradient that arrives at the result, or None where x requires none.
    inner
        Whether x is computed from a leaf, and not a leaf itself.
    """
    import torch

    start = leaf(x, upstream is not None)
    tensor = start * 1.0 if inner else start
    values = tensor.detach().numpy()  # a view, taken before the answer runs
    out = answer(tensor) if limit is None else answer(tensor, limit)
    seen: dict[str, Any] = {"value": plain_of(out), "x": plain_of(tensor)}
    if upstream is not None:
        if not isinstance(out, torch.Tensor) or not out.requires_grad:
            return seen | {"grad": "no gradient comes back"}
        out.backward(torch.tensor(upstream, dtype=out.dtype))
        seen["grad"] = plain_of(start.grad)
    values[...] = 99.0
    return seen | {"value once x is overwritten": plain_of(out)}


def torch_operations(
    answer: Callable[..., Any], leaves: Mapping[str, tuple[np.ndarray, bool]], text: str, name: str
) -> Any:
    """Run a few lines of Python on tensors, and have the operations behind one of them counted.

    Parameters
    ----------
    answer
        Takes the tensor.
    leaves
        The tensors' names, values, and whether they require a gradient.
    text
        The lines. They come from the exercise's cases.
    name
        Which tensor to ask for.
    """
    names: dict[str, Any] = {key: leaf(array, requires) for key, (array, requires) in leaves.items()}
    exec(compile(text, "<case>", "exec"), names)
    return answer(names[name])
