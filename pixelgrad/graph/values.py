"""Tracing the course's own scalars: any object with ``data``, ``grad`` and ``parents``."""

from __future__ import annotations

import contextlib
import io
import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pixelgrad.graph.guess import Guess, guess
from pixelgrad.graph.model import Edge, Graph, Kind, Node
from pixelgrad.graph.naming import arguments, numbered, watching
from pixelgrad.graph.operations import canonical, compute, slopes

_PROBED = 2_000  # nodes: larger graphs are not run again to find out what their operations are
_OPERATION = ("operation", "op", "_op")
_NAME = ("name", "label")


def is_value(item: Any) -> bool:
    """Tell whether something looks like the course's scalar node."""
    return hasattr(item, "data") and hasattr(item, "parents") and not hasattr(item, "grad_fn")


def trace_values(f: Callable[..., Any], *inputs: Any) -> Graph:
    """Trace f on `Value` objects; see `pixelgrad.graph.trace`."""
    names = arguments(f, len(inputs))
    given = [_copy(item) if is_value(item) else item for item in inputs]
    heard: dict[int, tuple[str, Any]] = {}
    for name, item in zip(names, given, strict=True):
        if is_value(item):
            heard.setdefault(id(item), (name, item))

    def hear(name: str, item: Any) -> None:
        if is_value(item):
            heard.setdefault(id(item), (name, item))

    with watching(f, hear):
        result = f(*given)
    roots = _roots(result)
    if not roots:
        raise TypeError(f"trace: the function returned {type(result).__name__}, which holds no Value")
    first = [item for item in given if is_value(item)]
    order = _order([*first, *roots])
    own = getattr(f, "__name__", "")
    if len(roots) == 1 and own.isidentifier():
        heard.setdefault(id(roots[0]), (own, roots[0]))
    runs = [order]
    if len(order) <= _PROBED and any(_parents(node) and not _operation(node) for node in order):
        runs += _again(f, inputs, order)
    found = True
    if len(roots) == 1:
        try:
            roots[0].backward()
        except Exception:  # the student's class may not be finished, or not reach so deep
            found = False
    chosen = {id(item) for item in given if is_value(item)}
    return _graph(runs, roots, {key: name for key, (name, _) in heard.items()}, chosen, gradients=found)


def graph_of(root: Any, names: Mapping[str, Any] | None = None) -> Graph:
    """Return the graph behind a `Value` as it stands: its values and the gradients it holds now.

    Parameters
    ----------
    root
        The result; its ``parents`` lead to everything else.
    names
        Variables that may refer to nodes; the first name of a node counts.
    """
    order = _order([root])
    known: dict[int, str] = {}
    for name, item in (names or {}).items():
        if is_value(item):
            known.setdefault(id(item), name)
    some = any(_float(getattr(node, "grad", None)) for node in order)
    return _graph([order], [root], known, set(), gradients=some)


def _graph(
    runs: Sequence[Sequence[Any]], roots: Sequence[Any], known: Mapping[int, str], chosen: set[int], *, gradients: bool
) -> Graph:
    order = runs[0]
    at = {id(node): index for index, node in enumerate(order)}
    values = [[_float(node.data) for node in run] for run in runs]
    drafts: list[_Draft] = []
    place: list[int] = []  # where each node of the walk ends up: constants that no node holds come in between
    for index, node in enumerate(order):
        parents = [at[id(parent)] for parent in _parents(node)]
        draft = _Draft(known.get(id(node)) or _text(node, _NAME), _float(node.data), _gradient(node, gradients))
        if parents:
            made = _made(node, parents, index, values)
            draft.kind, draft.operation = "operation", made.operation
            operands = []
            for k in made.operands:
                if isinstance(k, int):
                    operands.append(place[parents[k]])
                else:
                    drafts.append(_Draft("", k, None))
                    operands.append(len(drafts) - 1)
            draft.operands = operands
            numbers = [drafts[k].value for k in operands]
            expected = compute(draft.operation, numbers)
            if expected is not None and math.isclose(expected, draft.value, rel_tol=1e-6, abs_tol=1e-12):
                known_slopes = slopes(draft.operation, numbers, draft.value)
                held = [isinstance(k, int) for k in made.operands]
                draft.partials = [s if own else None for s, own in zip(known_slopes, held, strict=True)]
        elif id(node) in chosen or draft.name:
            draft.kind = "input"
        drafts.append(draft)
        place.append(len(drafts) - 1)
    names = numbered(draft.name for draft in drafts)
    nodes = tuple(
        Node(
            name=name,
            operation=draft.operation,
            kind=draft.kind,
            value=draft.value,
            gradient=draft.gradient,
            operands=tuple(draft.operands),
            requires_grad=draft.kind != "constant",
        )
        for name, draft in zip(names, drafts, strict=True)
    )
    edges = []
    for end, draft in enumerate(drafts):
        partials = draft.partials or [None] * len(draft.operands)
        edges += [Edge(start, end, partial) for start, partial in zip(draft.operands, partials, strict=True)]
    return Graph(nodes, tuple(edges), tuple(dict.fromkeys(place[at[id(root)]] for root in roots)))


@dataclass
class _Draft:
    name: str
    value: float
    gradient: float | None
    kind: Kind = "constant"
    operation: str = ""
    operands: Sequence[int] = ()
    partials: Sequence[float | None] = ()


def _made(node: Any, parents: Sequence[int], index: int, values: Sequence[Sequence[float]]) -> Guess:
    """Find out what made a node: what it says itself, else what fits the numbers of all runs."""
    told = _operation(node)
    if told:
        name, exponent = _power(told)
        operation, reverse = canonical(name)
        operands: list[int | float] = list(range(len(parents)))
        if exponent is not None and len(parents) == 1:
            operands.append(exponent)
        numbers = [values[0][parents[k]] if isinstance(k, int) else k for k in operands]
        fits = compute(operation, numbers)
        if len(operands) == 1 and fits is None:
            better = guess([([run[parents[0]]], run[index]) for run in values], only=operation)
            if better.operation != "?":
                return better
        return Guess(operation, tuple(reversed(operands)) if reverse and len(operands) == 2 else tuple(operands))
    return guess([([run[k] for k in parents], run[index]) for run in values])


def _power(text: str) -> tuple[str, float | None]:
    """Split a power from its exponent, where it says so (``**2``)."""
    for sign in ("**", "^", "pow"):
        if text.startswith(sign) and len(text) > len(sign):
            try:
                return "pow", float(text.removeprefix(sign).strip("() _="))
            except ValueError:
                continue
    return text, None


def _again(f: Callable[..., Any], inputs: Sequence[Any], order: Sequence[Any]) -> list[list[Any]]:
    """Run f on other numbers; keep the runs that take the same way."""
    draws = random.Random(5)
    shape = _shape(order)
    runs = []
    for change in ("near", "near", "other sign", "any", "any", "any"):
        given = []
        for item in inputs:
            if is_value(item):
                number = _float(item.data)
                near = number + 0.03 * (1 + abs(number)) * draws.random()
                number = {"near": near, "other sign": -near, "any": draws.uniform(-2, 2)}[change]
                given.append(_copy(item, number))
            else:
                given.append(item)
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                again = _order([*filter(is_value, given), *_roots(f(*given))])
        except Exception:  # a logarithm of a negative number, perhaps: this run says nothing
            continue
        if _shape(again) == shape:
            runs.append(again)
    return runs


def _shape(order: Sequence[Any]) -> list[tuple[int, ...]]:
    at = {id(node): index for index, node in enumerate(order)}
    return [tuple(at[id(parent)] for parent in _parents(node)) for node in order]


def _roots(result: Any) -> list[Any]:
    if is_value(result):
        return [result]
    if isinstance(result, list | tuple):
        return [item for item in result if is_value(item)]
    return []


def _order(roots: Iterable[Any]) -> list[Any]:
    """Return all nodes, parents first; no recursion, since a graph may be ten thousand deep."""
    order: list[Any] = []
    seen: set[int] = set()
    for root in roots:
        waiting: list[tuple[Any, bool]] = [(root, False)]
        while waiting:
            node, ready = waiting.pop()
            if ready:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                waiting.append((node, True))
                waiting += [(parent, False) for parent in reversed(_parents(node))]
    return order


def _parents(node: Any) -> list[Any]:
    parents = getattr(node, "parents", None) or ()
    return [parent for parent in parents if is_value(parent)]


def _copy(item: Any, number: float | None = None) -> Any:
    """Return a fresh leaf of the same class."""
    return type(item)(item.data if number is None else number)


def _operation(node: Any) -> str:
    return _text(node, _OPERATION)


def _text(node: Any, attributes: Iterable[str]) -> str:
    for attribute in attributes:
        value = getattr(node, attribute, None)
        if isinstance(value, str) and value:
            return value
    return ""


def _gradient(node: Any, wanted: bool) -> float | None:
    return _float(getattr(node, "grad", 0.0)) if wanted else None


def _float(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan
