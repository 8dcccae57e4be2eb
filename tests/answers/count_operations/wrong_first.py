# diagnosis: one-branch-only
"""The first operand only."""


def count_operations(tensor):
    count, node = 0, tensor.grad_fn
    while node is not None and "AccumulateGrad" not in node.name():
        count += 1
        node = node.next_functions[0][0] if node.next_functions else None
    return count
