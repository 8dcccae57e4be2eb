# diagnosis: shared-nodes-counted-twice
"""A sum over the parents."""


def count_operations(tensor):
    def count(node):
        if node is None or "AccumulateGrad" in node.name():
            return 0
        return 1 + sum(count(p) for p, _ in node.next_functions)

    return count(tensor.grad_fn)
