"""The graph of an expression that the student types, drawn and differentiated while it is typed."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show

if TYPE_CHECKING:
    from pixelgrad.graph.model import Graph

DEFAULT = "tanh(ln(1 + z * 2*x / sin(y)))"
FUNCTIONS = ("tanh", "ln", "exp", "sin", "relu")
LONGEST = 120  # characters
_OPERATORS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow"}


def expression(text: str = DEFAULT, *, x: float = 1.0, y: float = 2.0, z: float = 3.0) -> None:
    """Let an expression be typed, and draw its graph with values and gradients.

    Parameters
    ----------
    text
        What stands there at first: variables x, y, z; ``+ - * / **``; tanh, ln, exp, sin, relu.
    x, y, z
        Where the sliders stand at first, from −4 to 4.
    """
    show(expression_page(text, x=x, y=y, z=z))


def expression_page(text: str = DEFAULT, *, x: float = 1.0, y: float = 2.0, z: float = 3.0) -> Page:
    """Return what `expression` shows; same parameters.

    Raises
    ------
    ValueError
        If the text is no such expression, or has no value there.
    """
    from pixelgrad.graph.paint import Show, paint
    from pixelgrad.graph.svg import to_svg
    from pixelgrad.graph.view import view
    from pixelgrad.graph.words import in_words

    seen = view(expression_graph(text, {"x": x, "y": y, "z": z}))
    scene, _ = paint(seen, "right", Show())
    alt = f"The graph of {text}. {in_words(seen)}"
    data = {"text": text, "values": [x, y, z], "longest": LONGEST}
    caption = (
        "Type an expression of x, y and z. Values are blue, gradients orange; on the edges, the slopes of single steps."
    )
    still = svg_uri(to_svg(scene))
    return explorer("expression.js", data, still=still, width=round(scene.width), alt=alt, caption=caption)


def expression_graph(text: str, values: Mapping[str, float]) -> Graph:
    """Return the graph of an expression. The text is read, never run.

    Raises
    ------
    ValueError
        If it is not made of what is allowed, or has no value at these numbers.
    """
    from pixelgrad.graph.model import Edge, Graph, Node
    from pixelgrad.graph.operations import compute, slopes

    if len(text) > LONGEST:
        raise ValueError(f"text: {len(text)} characters are too many (at most {LONGEST})")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"text: {text!r} is not a complete expression") from None
    drafts: list[tuple[str, str, tuple[int, ...], float]] = []  # name, operation, operands, value
    known: dict[str, int] = {}

    def add(name: str, operation: str, operands: tuple[int, ...], value: float | None) -> int:
        if value is None:
            raise ValueError(f"text: {operation} has no value at these numbers")
        drafts.append((name, operation, operands, value))
        return len(drafts) - 1

    def walk(node: ast.expr) -> int:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return add("", "", (), float(node.value))
        if isinstance(node, ast.Name) and node.id in values:
            if node.id not in known:
                known[node.id] = add(node.id, "", (), float(values[node.id]))
            return known[node.id]
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            operands: tuple[int, ...] = (walk(node.left), walk(node.right))
            name = _OPERATORS[type(node.op)]
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            name, operands = "neg", (walk(node.operand),)
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in FUNCTIONS
            and len(node.args) == 1
            and not node.keywords
        ):
            name, operands = node.func.id.replace("ln", "log"), (walk(node.args[0]),)
        else:
            allowed = f"x, y, z, numbers, + - * / ** and {', '.join(FUNCTIONS)}"
            raise ValueError(f"text: {ast.unparse(node)!r} is not allowed; there are {allowed}")
        return add("", name, operands, compute(name, [drafts[k][3] for k in operands]))

    root = walk(tree)
    moving = [name != "" for name, *_ in drafts]
    gradients = [0.0] * len(drafts)
    gradients[root] = 1.0
    edges: list[Edge] = []
    for end in range(len(drafts) - 1, -1, -1):
        _, operation, operands, value = drafts[end]
        local = slopes(operation, [drafts[k][3] for k in operands], value)
        for start, slope in zip(operands, local, strict=True):
            gradients[start] += gradients[end] * (slope or 0.0)
            edges.insert(0, Edge(start, end, slope))
    for index, (_, _, operands, _) in enumerate(drafts):
        moving[index] = moving[index] or any(moving[k] for k in operands)
    nodes = tuple(
        Node(
            name=name,
            operation=operation,
            kind="operation" if operation else "input" if name else "constant",
            value=value,
            gradient=gradient if flows else None,
            operands=operands,
            requires_grad=flows,
        )
        for (name, operation, operands, value), gradient, flows in zip(drafts, gradients, moving, strict=True)
    )
    return Graph(nodes, tuple(edges), (root,))
