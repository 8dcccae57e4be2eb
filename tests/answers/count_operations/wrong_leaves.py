# diagnosis: none
"""Counts the leaves."""


def count_operations(tensor):
    leaves, stack = set(), [tensor.grad_fn]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        if "AccumulateGrad" in node.name():
            leaves.add(node)
        stack.extend(p for p, _ in node.next_functions)
    return len(leaves)
