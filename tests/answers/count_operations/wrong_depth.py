# diagnosis: longest-way
"""The depth."""


def count_operations(tensor):
    def depth(node):
        if node is None or "AccumulateGrad" in node.name():
            return 0
        return 1 + max([depth(p) for p, _ in node.next_functions], default=0)

    return depth(tensor.grad_fn)
