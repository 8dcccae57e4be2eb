"""Recursive; leaf accumulators have a variable."""


def count_operations(tensor):
    seen = set()

    def visit(node):
        if node is None or hasattr(node, "variable") or node in seen:
            return
        seen.add(node)
        for parent in node.next_functions:
            visit(parent[0])

    visit(tensor.grad_fn)
    return len(seen)
