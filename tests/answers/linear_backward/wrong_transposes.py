# diagnosis: transposes-swapped
"""Transposes where none belong, and the other way around."""


def linear_backward(x, weight, grad_out):
    return grad_out @ weight, x @ grad_out.T, grad_out.sum(axis=0)
