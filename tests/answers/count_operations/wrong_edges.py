# diagnosis: edges-counted
"""The edges."""


def count_operations(tensor):
    seen, stack, edges = set(), [tensor.grad_fn], 0
    while stack:
        node = stack.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        edges += len(node.next_functions)
        stack.extend(p for p, _ in node.next_functions)
    return edges
