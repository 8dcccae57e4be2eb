"""`read_onnx`: the graph in an ONNX file, ready to be drawn. Needs the package `onnx`."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from pathlib import Path
from typing import Any

from pixelgrad.graph.model import Edge, Graph, Node

Shape = tuple[int | str, ...]

PLAIN: dict[str, object] = {
    "group": 1,
    "alpha": 1.0,
    "beta": 1.0,
    "transA": 0,
    "auto_pad": b"NOTSET",
    "ceil_mode": 0,
    "storage_order": 0,
    "allowzero": 0,
    "training_mode": 0,
    "momentum": 0.9,
    "count_include_pad": 0,
    "saturate": 1,
}
"""Attributes with the value that goes without saying."""


def read_onnx(path: str | Path) -> Graph:
    """Read the graph of an ONNX file: its inputs, its stored tensors, and its operators in the order of the file.

    What is read can be drawn as every other graph, with ``draw(graph, parameters=False)`` for large ones; nothing of
    it is run. A side without a fixed length has its name in place of a number, and a subgraph (of ``If`` or ``Loop``)
    is part of its operator.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Graph
        Stored tensors are its parameters.

    Raises
    ------
    ValueError
        If the file is empty, damaged, or no ONNX file.
    FileNotFoundError
        If there is none.

    References
    ----------
    The format is described at https://github.com/onnx/onnx/blob/main/docs/IR.md.
    """
    file = Path(path)
    model = _load(file)
    stored = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    shapes = _shapes(model)
    nodes: list[Node] = []
    edges: list[Edge] = []
    places = {"": -1}  # an operand that is left out has no name

    def put(node: Node, name: str) -> None:
        places[name] = len(nodes)
        nodes.append(node)

    for given in model.graph.input:
        if given.name not in stored:
            put(Node(given.name, "", "input", shape=shapes.get(given.name)), given.name)
    for name, shape in stored.items():
        put(Node(name, "", "parameter", shape=shape), name)
    for step in model.graph.node:
        unknown = [name for name in step.input if name not in places]
        if not step.op_type or not step.output or unknown:
            what = f"{step.op_type} needs {unknown[0]!r}, which nothing has made" if unknown else "an operator is torn"
            raise ValueError(f"{file.name} is not an ONNX file that can be read: {what}")
        operands = tuple(places[name] for name in step.input if name)
        edges += [Edge(start, len(nodes)) for start in operands]
        made = step.output[0]
        sides, detail = shapes.get(made), _detail(step)
        put(Node(made, step.op_type, "operation", shape=sides, operands=operands, detail=detail), made)
        places |= {name: places[made] for name in step.output[1:] if name}
    missing = [result.name for result in model.graph.output if result.name not in places]
    if missing or not nodes:
        raise ValueError(f"{file.name} is not an ONNX file that can be read: nothing makes its result {missing[:1]}")
    outputs = tuple(places[result.name] for result in model.graph.output)
    note = f"{len(model.graph.node)} operators, {sum(map(prod, stored.values())):,} stored numbers"
    return Graph(tuple(nodes), tuple(edges), outputs, note=note)


def _load(file: Path) -> Any:
    import onnx

    content = file.read_bytes()
    if not content:
        raise ValueError(f"{file.name} is empty, and no ONNX file")
    try:
        model = onnx.load_model_from_string(content)
    except Exception as error:  # protobuf's own errors, which differ between its versions
        raise ValueError(f"{file.name} is damaged, or no ONNX file ({type(error).__name__})") from None
    if not model.ir_version or not model.opset_import or not model.graph.output:
        raise ValueError(f"{file.name} is no ONNX file: it holds no graph with a result")
    names = [value.name for part in (model.graph.input, model.graph.output, model.graph.initializer) for value in part]
    names += [name for step in model.graph.node for name in (step.op_type, *step.input, *step.output)]
    if not all(isinstance(name, str) for name in names):  # damaged text comes as bytes
        raise ValueError(f"{file.name} is damaged: some of its names are no text")
    return model


def _shapes(model: Any) -> dict[str, Shape]:
    """Return the shape of every value, as far as the file tells or it follows."""
    import onnx

    known = [*model.graph.input, *model.graph.value_info, *model.graph.output]
    try:
        inferred = onnx.shape_inference.infer_shapes(model).graph
        known = [*inferred.value_info, *inferred.input, *inferred.output]
    except Exception:  # operators that onnx does not know, such as those of an optimised file
        pass
    return {
        value.name: tuple(_sides(value.type.tensor_type.shape.dim))
        for value in known
        if value.type.tensor_type.HasField("shape")
    }


def _sides(sides: Iterable[Any]) -> Iterable[int | str]:
    for side in sides:
        name = side.dim_param if isinstance(side.dim_param, str) else ""  # damaged text comes as bytes
        if name.startswith("unk__"):  # shape inference made it up
            name = ""
        yield side.dim_value if side.HasField("dim_value") else name or "?"


def _detail(step: Any) -> str:
    """Write an operator's attributes in a few characters."""
    from onnx import helper

    found: dict[str, Any] = {}
    for attribute in step.attribute:
        if attribute.type in (attribute.FLOAT, attribute.INT, attribute.STRING, attribute.INTS, attribute.FLOATS):
            found[attribute.name] = helper.get_attribute_value(attribute)
    words = []
    if kernel := found.pop("kernel_shape", None):
        words.append("×".join(map(str, kernel)))
    for name, title, usual in (("strides", "stride", 1), ("pads", "padding", 0), ("dilations", "dilation", 1)):
        sides = found.pop(name, None) or [usual]
        if set(sides) != {usual}:
            words.append(f"{title} {sides[0] if len(set(sides)) == 1 else '×'.join(map(str, sides))}")
    for name, value in found.items():
        if not _plain(name, value) and len(words) < 3:
            words.append(f"{name} {_written(value)}"[:24])
    return ", ".join(words)


def _plain(name: str, value: Any) -> bool:
    usual = PLAIN.get(name)
    if isinstance(usual, float):
        return isinstance(value, float) and abs(value - usual) < 1e-6
    return usual is not None and bool(value == usual)


def _written(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, float):
        return f"{value:.3g}"
    return "×".join(map(str, value)) if isinstance(value, list) else str(value)
