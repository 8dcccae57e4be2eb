# diagnosis: leaf-accumulators-counted
"""All nodes."""


def count_operations(tensor):
    seen, stack = set(), [tensor.grad_fn]
    while stack:
        node = stack.pop()
        if node is not None and node not in seen:
            seen.add(node)
            stack.extend(p for p, _ in node.next_functions)
    return len(seen)
