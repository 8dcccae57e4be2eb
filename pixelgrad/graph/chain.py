"""The steps of a player: forward one operation at a time, then backward by the chain rule, numbers filled in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pixelgrad.graph.labels import formula, labels
from pixelgrad.graph.model import Edge, Graph, Node
from pixelgrad.graph.numbers import dimensions, number
from pixelgrad.graph.operations import written
from pixelgrad.graph.view import View


@dataclass(frozen=True)
class Step:
    """What one step shows, what it points at, and what it says.

    Parameters
    ----------
    phase
        ``given``, ``forward`` or ``backward``.
    shown
        Parts of the picture that appear with it, and stay.
    hot
        Parts that are pointed at.
    words
        The sentence.
    """

    phase: str
    shown: tuple[str, ...]
    hot: tuple[str, ...]
    words: str


def steps(seen: View) -> list[Step]:
    """Return all steps through what is seen of a graph."""
    graph, names = seen.graph, labels(seen.graph)
    at = {card.members[-1] for card in seen.cards}
    edges = {tie.edge for tie in seen.ties}
    leaves = [k for k in sorted(at) if graph.nodes[k].kind != "operation"]
    made = [k for k in sorted(at) if graph.nodes[k].kind == "operation"]
    given = ", ".join(_equation(names[k], graph.nodes[k]) for k in leaves)
    ahead = f"{len(made)} step{'s' if len(made) != 1 else ''} forward"
    result = [Step("given", tuple(f"v{k}" for k in leaves), (), f"Given: {given or 'nothing'}. {ahead} from here.")]
    for count, k in enumerate(made, start=1):
        arriving = [f"e{i}" for i, edge in enumerate(graph.edges) if edge.end == k and i in edges]
        words = f"forward {count} of {len(made)}: {_computed(graph, k, names)}"
        result.append(Step("forward", (f"v{k}",), (f"n{k}", *arriving), words))
    if len(graph.outputs) == 1 and graph.nodes[graph.outputs[0]].gradient is not None:
        result += _backward(graph, names, at, edges)
    return result


def _backward(graph: Graph, names: list[str], at: set[int], edges: set[int]) -> list[Step]:
    root = graph.outputs[0]
    name = names[root]
    order = [k for k in sorted(at, reverse=True) if _reached(graph.nodes[k]) and k != root]
    total = len(order) + 1
    first = f"backward 1 of {total}: ∂{name}/∂{name} = {number(graph.nodes[root].gradient or 0.0)}"
    result = [Step("backward", (f"g{root}",), (f"n{root}",), first)]
    for count, k in enumerate(order, start=2):
        leaving = [
            (i, edge) for i, edge in enumerate(graph.edges) if edge.start == k and _reached(graph.nodes[edge.end])
        ]
        parts = [i for i, _ in leaving if i in edges]
        words = f"backward {count} of {total}: {_chained(graph, k, names, root, [edge for _, edge in leaving])}"
        hot = (f"n{k}", *(f"e{i}" for i in parts))
        result.append(Step("backward", (f"g{k}", *(f"p{i}" for i in parts)), hot, words))
    return result


def _reached(node: Node) -> bool:
    return (node.gradient is not None or node.norm is not None) and node.requires_grad


def _equation(name: str, node: Node) -> str:
    if node.value is not None:
        return name if name == number(node.value) else f"{name} = {number(node.value)}"
    return f"{name} ({dimensions(node.shape or ())})"


def _computed(graph: Graph, k: int, names: list[str]) -> str:
    node = graph.nodes[k]
    made = formula(graph, k, names)
    left = f"{names[k]} = {made}" if names[k] else made
    operands = [graph.nodes[o] for o in node.operands]
    if node.value is None:
        return f"{left}, {dimensions(node.shape or ())}"
    if all(operand.value is not None for operand in operands):
        inside = [number(operand.value or 0.0) for operand in operands]
        if made.startswith(inside[-1]) and node.operation == "mul":
            inside.reverse()
        filled = written(node.operation, inside)
        if filled != made and node.operation != "?":
            left = f"{left} = {filled}"
    return f"{left} = {number(node.value)}"


def _chained(graph: Graph, k: int, names: list[str], root: int, leaving: list[Edge]) -> str:
    node, name, result = graph.nodes[k], names[k], names[root]
    left = f"∂{result}/∂{name}" if name else f"gradient of {result}"
    if node.gradient is None:
        return f"{left} has the shape {dimensions(node.shape or ())}; its norm is {number(node.norm or 0.0)}"
    if not leaving:
        return f"{left} = {number(node.gradient)}"
    terms, filled, total = [], [], 0.0
    for edge in leaving:
        after = graph.nodes[edge.end]
        if edge.partial is None or after.gradient is None:
            return f"{left} = {number(node.gradient)}"
        terms.append(f"∂{result}/∂{names[edge.end]} · ∂{names[edge.end]}/∂{name}")
        filled.append(f"{number(after.gradient)} · {_bracketed(edge.partial)}")
        total += after.gradient * edge.partial
    words = f"{left} = {' + '.join(terms)} = {' + '.join(filled)} = {number(total)}"
    if not math.isclose(total, node.gradient, rel_tol=1e-5, abs_tol=1e-9):
        words += f"; but backward() has found {number(node.gradient)}"
    return words


def _bracketed(value: float) -> str:
    text = number(value)
    return f"({text})" if text.startswith("−") else text
