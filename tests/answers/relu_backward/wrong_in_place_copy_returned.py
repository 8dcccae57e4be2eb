# diagnosis: edits-in-place
"""Copies too late."""


def relu_backward(x, grad_out):
    grad_out *= x > 0
    return grad_out.copy()
