# diagnosis: none
"""The parents of the last one."""


def count_operations(tensor):
    return 0 if tensor.grad_fn is None else 1 + len(tensor.grad_fn.next_functions)
