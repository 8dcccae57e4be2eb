"""ONNX graphs put together by hand: quick to make, and the same bytes with every version of the libraries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

OPSET, IR_VERSION = 17, 8
MICROSOFT = "com.microsoft"
Change = Callable[[np.ndarray], np.ndarray]


class Graph:
    """Collects nodes; each takes the value before it.

    Parameters
    ----------
    name
        Of the input.
    """

    def __init__(self, name: str = "x") -> None:
        self.input = self.last = name
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []

    def add(self, kind: str, *more: str, domain: str = "", **settings: Any) -> str:
        """Add a node of the last value and some more; return the name of what it makes."""
        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, [self.last, *more], [name], domain=domain, **settings))
        self.last = name
        return name

    def keep(self, values: Any) -> str:
        """Keep an array as a constant; return its name."""
        name = f"w{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def to_bytes(
        self,
        shape: Sequence[int | str],
        result: Sequence[int | str],
        kind: int = TensorProto.FLOAT,
        result_kind: int = TensorProto.FLOAT,
        output: str = "y",
    ) -> bytes:
        """Return the file's bytes."""
        self.nodes[-1].output[0] = output
        inputs = [helper.make_tensor_value_info(self.input, kind, shape)]
        outputs = [helper.make_tensor_value_info(output, result_kind, result)]
        graph = helper.make_graph(self.nodes, "net", inputs, outputs, self.tensors)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="")
        return bytes(model.SerializeToString(deterministic=True))


def graph_of(model: nn.Module, change: Change = lambda values: values, as_written: bool = False) -> Graph:
    """Translate a network of known layers.

    Parameters
    ----------
    model
        In the mode in which it is translated: batch norms in train mode use the batch.
    change
        What is done to weights.
    as_written
        Whether layers are translated in a row, whatever the network's `forward` does.
    """
    graph = Graph()
    if type(model).__name__ == "Skip" and not as_written:
        before = graph.last
        _translate(graph, model.first, change)
        graph.add("Relu")
        graph.add("Add", before)
        _translate(graph, model.last, change)
        return graph
    for layer in model.children():
        _translate(graph, layer, change)
    return graph


def _translate(graph: Graph, layer: Any, change: Change) -> None:
    def constant(tensor: torch.Tensor) -> str:
        return graph.keep(change(tensor.detach().numpy()))

    match layer:
        case nn.Linear():
            graph.add("Gemm", constant(layer.weight), constant(layer.bias), transB=1)
        case nn.Conv2d():
            graph.add("Conv", constant(layer.weight), constant(layer.bias))  # type: ignore[arg-type]
        case nn.BatchNorm2d() if layer.training:
            axes = [0, 2, 3]
            values, mean = graph.last, graph.add("ReduceMean", axes=axes)
            graph.last = values
            centred = graph.add("Sub", mean)
            graph.add("Mul", centred)
            graph.add("ReduceMean", axes=axes)
            graph.add("Add", graph.keep(np.float32(layer.eps)))
            deviation = graph.add("Sqrt")
            graph.last = centred
            graph.add("Div", deviation)
            graph.add("Mul", graph.keep(layer.weight.detach().numpy()[:, None, None]))
            graph.add("Add", graph.keep(layer.bias.detach().numpy()[:, None, None]))
        case nn.BatchNorm2d():
            parts = (layer.weight, layer.bias, layer.running_mean, layer.running_var)
            graph.add("BatchNormalization", *(constant(part) for part in parts), epsilon=layer.eps)  # type: ignore[arg-type]
        case nn.ReLU():
            graph.add("Relu")
        case nn.MaxPool2d():
            graph.add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
        case nn.Flatten():
            graph.add("Flatten")
        case _:
            raise TypeError(f"{type(layer).__name__} is not translated")
