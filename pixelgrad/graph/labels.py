"""What nodes are called in pictures and formulas."""

from __future__ import annotations

from pixelgrad.graph.model import Graph, Node
from pixelgrad.graph.numbers import number
from pixelgrad.graph.operations import SYMBOLS, written

_LONGEST = 30  # characters of a formula in a box
_SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def labels(graph: Graph) -> list[str]:
    """Return a name for every node; empty where it has none.

    Plain numbers are called by their value. Where the whole graph is made of scalars, intermediate results without a
    name are numbered v₁, v₂, … as in the literature on automatic differentiation.
    """
    numbers = all(node.scalar for node in graph.nodes if node.kind == "operation") and not graph.backward
    taken = {node.name for node in graph.nodes}
    result, count = [], 0
    for index, node in enumerate(graph.nodes):
        if node.name:
            result.append(node.name)
        elif plain_number(node):
            result.append(number(node.value or 0.0))
        elif node.kind == "operation" and numbers:
            count += 1
            while f"v{str(count).translate(_SMALL)}" in taken:
                count += 1
            only = len(graph.outputs) == 1 and index == graph.outputs[0] and "f" not in taken
            result.append("f" if only else f"v{str(count).translate(_SMALL)}")
        else:
            result.append("")
    return result


def plain_number(node: Node) -> bool:
    """Tell whether a node is a number in the code rather than a variable."""
    return node.kind == "constant" and node.scalar and not node.name and not node.operation


def formula(graph: Graph, index: int, names: list[str]) -> str:
    """Return what a node is made of: ``a / b``; only the operation's name where its operands have none."""
    node = graph.nodes[index]
    operands = [names[k] for k in node.operands]
    if node.operation == "mul" and len(operands) == 2 and plain_number(graph.nodes[node.operands[1]]):
        operands.reverse()  # 2 · x, whichever way it was said
    shown = [name for name, k in zip(operands, node.operands, strict=True) if not graph.nodes[k].module]
    if operands and all(operands) and len(shown) == len(operands):
        text = written(node.operation, operands)
        if len(text) <= _LONGEST:
            return text
    if node.operation in SYMBOLS:
        numbers = [names[k] for k in node.operands if plain_number(graph.nodes[k])]
        if len(numbers) == 1 and len(operands) == 2:
            return f"{SYMBOLS[node.operation]} {numbers[0]}"
        return "×" if node.operation == "mul" else SYMBOLS[node.operation]  # a dot alone is hardly seen
    return node.operation


def title(graph: Graph, index: int, names: list[str]) -> str:
    """Return the first line of a node's box."""
    node = graph.nodes[index]
    if node.kind != "operation":
        return names[index] or node.operation or ("constant" if node.kind == "constant" else node.kind)
    made = formula(graph, index, names)
    if names[index]:
        return f"{names[index]} = {made}"
    inside = node.module[-1] if node.module else ""
    if inside and not inside[0].isdigit() and node.operation.partition("_")[0] not in inside and _alone(graph, index):
        return f"{inside}: {made}"  # what the module calls it
    return made


def _alone(graph: Graph, index: int) -> bool:
    """Tell whether an operation is all that its module does."""
    path = graph.nodes[index].module
    return not any(
        other.kind == "operation" and other.module[: len(path)] == path
        for k, other in enumerate(graph.nodes)
        if k != index
    )
