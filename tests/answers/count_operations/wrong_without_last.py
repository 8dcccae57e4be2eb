# diagnosis: one-off
"""Begins behind the end."""


def count_operations(tensor):
    if tensor.grad_fn is None:
        return 0
    seen, stack = set(), [p for p, _ in tensor.grad_fn.next_functions]
    while stack:
        node = stack.pop()
        if node is None or node in seen or "AccumulateGrad" in node.name():
            continue
        seen.add(node)
        stack.extend(p for p, _ in node.next_functions)
    return len(seen)
