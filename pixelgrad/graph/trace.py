"""Run a function, and write down the graph that it computes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pixelgrad.graph.model import Graph


def trace(f: Callable[..., Any], *inputs: Any) -> Graph:
    """Run f once on copies of its inputs and return the graph of what it computed.

    The inputs, their gradients, module buffers and torch's random state stay as they are.

    Parameters
    ----------
    f
        A function, a ``torch.nn.Module``, or anything else that can be called. It may branch and loop.
    *inputs
        Its arguments. Tensors: the graph holds torch's operations, and gradients of what requires them. The course's
        own ``Value`` objects (with ``data``, ``grad`` and ``parents``): the graph is what they remember, the gradients
        are those that their own ``backward()`` finds. Floats stand for double-precision tensors that require a
        gradient. Lists, tuples and dicts may hold tensors. Everything else is handed on.

    Raises
    ------
    TypeError
        If the result holds neither a tensor nor a ``Value``.

    Examples
    --------
    >>> import torch
    >>> graph = trace(lambda x, y: torch.sin(x) * y, 0.5, 2.0)
    >>> [node.operation for node in graph]
    ['', '', 'sin', 'mul']
    >>> round(graph["y"].gradient, 4)
    0.4794
    """
    from pixelgrad.graph.values import is_value, trace_values

    if any(is_value(item) for item in inputs):
        return trace_values(f, *inputs)
    from pixelgrad.graph.tensors import trace_tensors

    return trace_tensors(f, *inputs)
