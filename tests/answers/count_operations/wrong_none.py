# diagnosis: none-not-expected
"""Constants surprise it."""


def count_operations(tensor):
    seen, stack = set(), [tensor.grad_fn]
    while stack:
        node = stack.pop()
        if node not in seen and "AccumulateGrad" not in node.name():
            seen.add(node)
            stack.extend(p for p, _ in node.next_functions)
    return len(seen)
