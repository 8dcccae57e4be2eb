# diagnosis: none
"""A text."""


def count_operations(tensor):
    return str(tensor.grad_fn)
