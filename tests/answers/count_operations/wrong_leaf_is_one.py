# diagnosis: one-off
"""A leaf counts."""


def count_operations(tensor):
    seen, stack = set(), [tensor.grad_fn]
    while stack:
        node = stack.pop()
        if node is None or node in seen or "AccumulateGrad" in node.name():
            continue
        seen.add(node)
        stack.extend(p for p, _ in node.next_functions)
    return max(1, len(seen))
