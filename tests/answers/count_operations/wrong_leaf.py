# diagnosis: none-not-expected
"""Leaves surprise it."""


def count_operations(tensor):
    seen = set()

    def visit(node):
        if node in seen or "AccumulateGrad" in node.name():
            return
        seen.add(node)
        for p, _ in node.next_functions:
            if p is not None:
                visit(p)

    visit(tensor.grad_fn)
    return len(seen)
