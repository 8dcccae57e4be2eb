# diagnosis: kinds-counted
"""A set of names."""


def count_operations(tensor):
    names, stack = set(), [tensor.grad_fn]
    while stack:
        node = stack.pop()
        if node is None or "AccumulateGrad" in node.name():
            continue
        names.add(node.name())
        stack.extend(p for p, _ in node.next_functions)
    return len(names)
