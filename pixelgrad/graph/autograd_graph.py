"""What torch itself stores: the nodes of its backward graph, and the tensors that they keep."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from pixelgrad.graph.model import Edge, Graph, Node, Saved
from pixelgrad.graph.naming import variables


def autograd_graph(tensor: Any, names: Mapping[str, Any] | None = None) -> Graph:
    """Return the graph that torch has stored to differentiate a tensor.

    Nodes are the ``grad_fn`` objects, from the result back to the leaves; each tells which tensors it keeps for the
    backward pass, and how many bytes their memory has. After ``backward()`` they are gone, and the graph says so.

    Parameters
    ----------
    tensor
        A tensor with a ``grad_fn``, or a leaf that requires a gradient.
    names
        Variables and what they refer to; by default those of the caller.

    Returns
    -------
    Graph
        Its `size` counts the bytes of all saved tensors, shared memory once.

    Raises
    ------
    ValueError
        If there is no graph behind the tensor.
    """
    import torch

    known = names if names is not None else variables(sys._getframe(1))
    if not isinstance(tensor, torch.Tensor) or not tensor.requires_grad:
        raise ValueError("tensor: torch stores no graph behind it; nothing that it was made from requires a gradient")
    root = tensor.grad_fn or torch.autograd.graph.get_gradient_edge(tensor).node
    order, edges = _walk(root)
    tensors = {name: item for name, item in known.items() if isinstance(item, torch.Tensor)}
    tensors |= _parameters(known)
    made = {id(item.grad_fn): name for name, item in reversed(tensors.items()) if item.grad_fn is not None}
    leaves = {id(item): name for name, item in reversed(tensors.items()) if item.is_leaf}
    memory = {item.untyped_storage().data_ptr(): name for name, item in reversed(tensors.items()) if item.numel()}
    storages: dict[int, int] = {}
    nodes = []
    for fn in order:
        leaf = getattr(fn, "variable", None)
        saved = tuple(_saved(fn, storages, memory))
        if leaf is not None:
            name = leaves.get(id(leaf), "")
            node = Node(name, type(fn).__name__, "parameter", shape=tuple(leaf.shape), detail="AccumulateGrad")
        else:
            name = made.get(id(fn), "")
            node = Node("", fn.name(), "operation", detail=f"made {name}" if name else "", saved=saved)
        nodes.append(node)
    graph = Graph(tuple(nodes), tuple(edges), (0,), backward=True)
    count = len({item.storage for node in nodes for item in node.saved if item.size})
    kept = f"{count} saved tensor{'s' if count != 1 else ''} of {graph.size:,} bytes altogether"
    freed = any(item.size == 0 and not item.shape and item.storage < 0 for node in nodes for item in node.saved)
    note = "The saved tensors have been freed by backward()" if freed and not count else kept
    return Graph(graph.nodes, graph.edges, graph.outputs, backward=True, note=note)


def _walk(root: Any) -> tuple[list[Any], list[Edge]]:
    """Return all nodes so that every edge leads to a later one, and the edges; deep graphs are no trouble."""
    finished: list[Any] = []
    seen: set[Any] = set()
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        fn, ready = waiting.pop()
        if ready:
            finished.append(fn)
        elif fn not in seen:
            seen.add(fn)
            waiting.append((fn, True))
            waiting += [(after, False) for after, _ in fn.next_functions if after is not None]
    order = finished[::-1]
    place = {fn: index for index, fn in enumerate(order)}
    edges = [Edge(place[fn], place[after]) for fn in order for after, _ in fn.next_functions if after is not None]
    return order, edges


def _parameters(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of modules that the caller has a name for."""
    from torch import nn

    modules = {name: item for name, item in known.items() if isinstance(item, nn.Module)}
    many = len(modules) > 1
    return {
        f"{name}.{inner}" if many else inner: parameter
        for name, module in modules.items()
        for inner, parameter in module.named_parameters()
    }


def _saved(fn: Any, storages: dict[int, int], memory: Mapping[int, str]) -> list[Saved]:
    """Return the tensors that a node keeps: torch's own ``_saved_*``, and those of a custom function."""
    import torch

    found: list[Saved] = []
    for attribute in sorted(name for name in dir(fn) if name.startswith("_saved_") or name == "saved_tensors"):
        title = attribute.removeprefix("_saved_") if attribute != "saved_tensors" else "saved"
        try:
            value = getattr(fn, attribute)
        except RuntimeError:
            found.append(Saved(title, (), 0, -len(storages) - len(found) - 1))
            continue
        items = value if isinstance(value, list | tuple) else [value]
        for item in items:
            if not isinstance(item, torch.Tensor):
                continue
            storage = item.untyped_storage()
            number = storages.setdefault(storage.data_ptr(), len(storages))
            name = memory.get(storage.data_ptr(), "") if item.numel() else ""
            found.append(Saved(f"{title} = {name}" if name else title, tuple(item.shape), storage.nbytes(), number))
    return found
