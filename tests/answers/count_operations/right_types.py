"""Breadth first, keyed by id, with the nodes kept alive."""

from collections import deque


def count_operations(tensor) -> int:
    if tensor.grad_fn is None:
        return 0
    kept = {id(tensor.grad_fn): tensor.grad_fn}
    queue = deque([tensor.grad_fn])
    while queue:
        for node, _ in queue.popleft().next_functions:
            if node is not None and id(node) not in kept:
                kept[id(node)] = node
                queue.append(node)
    return sum(type(node).__name__ != "AccumulateGrad" for node in kept.values())
